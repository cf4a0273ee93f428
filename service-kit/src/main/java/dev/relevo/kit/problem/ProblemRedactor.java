package dev.relevo.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Final post-processor of problems. Removes the path, which contains phone numbers, adds a detail for violations, and logs status
 * and title.
 */
@Singleton
class ProblemRedactor implements ProblemPostProcessor {
    private static final Logger LOG = Logger.getLogger(ProblemRedactor.class);
    /** A map key in a field path: it comes from the caller and is removed. An index stays. */
    private static final Pattern MAP_KEY = Pattern.compile("\\[(?!\\d{1,5}])[^\\]]*]?");

    /** Runs after the processors of quarkus-resteasy-problem, one of which adds the path. */
    @Override
    public int priority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return scrub(problem);
    }

    /** Logs the problem and returns it without data that identifies a person. */
    static HttpProblem scrub(HttpProblem problem) {
        LOG.debugf("Request refused status=%d title=%s", problem.getStatusCode(), problem.getTitle());
        String detail = problem.getDetail();
        Map<String, Object> members = new LinkedHashMap<>(problem.getParameters());
        if (members.get(Problems.VIOLATIONS) instanceof List<?> list) {
            List<?> violations = list.stream().map(ProblemRedactor::scrub).toList();
            members.put(Problems.VIOLATIONS, violations);
            detail = detail == null ? describe(violations) : detail;
        }
        HttpProblem.Builder scrubbed = Problems.builder(problem.getStatusCode(), problem.getTitle(), detail)
                .withType(problem.getType());
        problem.getHeaders().forEach(scrubbed::withHeader);
        members.forEach(scrubbed::with);
        return scrubbed.build();
    }

    /** One of Bean Validation becomes one of our own; a violation of a resource is one already. */
    private static Object scrub(Object violation) {
        return violation instanceof io.quarkiverse.resteasy.problem.validation.Violation found
                ? new Violation(MAP_KEY.matcher(found.field).replaceAll("[*]"), found.message)
                : violation;
    }

    private static String describe(List<?> violations) {
        return violations.stream().map(Object::toString).sorted().collect(Collectors.joining("; "));
    }
}
