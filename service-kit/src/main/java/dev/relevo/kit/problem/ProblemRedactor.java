package dev.relevo.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Final post-processor of problems. Removes the path, which contains phone numbers, adds a detail for violations, and logs status
 * and title.
 */
@Singleton
class ProblemRedactor implements ProblemPostProcessor {
    private static final Logger LOG = Logger.getLogger(ProblemRedactor.class);
    private static final String VIOLATIONS = "violations";
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
        HttpProblem.Builder scrubbed = HttpProblem.builder()
                .withType(type(problem))
                .withStatus(problem.getStatusCode())
                .withTitle(problem.getTitle());
        String detail = problem.getDetail();
        problem.getHeaders().forEach(scrubbed::withHeader);
        for (var parameter : problem.getParameters().entrySet()) {
            Object value = parameter.getValue();
            if (parameter.getKey().equals(VIOLATIONS) && value instanceof List<?> list) {
                List<Violation> violations = list.stream()
                        .filter(Violation.class::isInstance)
                        .map(Violation.class::cast)
                        .map(ProblemRedactor::scrub)
                        .toList();
                if (violations.size() == list.size()) {
                    value = violations;
                    detail = detail == null ? describe(violations) : detail;
                }
            }
            scrubbed.with(parameter.getKey(), value);
        }
        return (detail == null ? scrubbed : scrubbed.withDetail(detail)).build();
    }

    private static @Nullable URI type(HttpProblem problem) {
        return problem.getType();
    }

    private static Violation scrub(Violation violation) {
        String field = MAP_KEY.matcher(violation.field).replaceAll("[*]");
        Violation.In in =
                switch (violation.in) {
                    case "query" -> Violation.In.query;
                    case "path" -> Violation.In.path;
                    case "header" -> Violation.In.header;
                    case "form" -> Violation.In.form;
                    case "body" -> Violation.In.body;
                    default -> Violation.In.unknown;
                };
        return in.field(field).message(violation.message);
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.field + ": " + violation.message)
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
