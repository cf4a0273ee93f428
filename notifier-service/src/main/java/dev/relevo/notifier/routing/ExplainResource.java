package dev.relevo.notifier.routing;

import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import dev.relevo.kit.security.Caller;
import dev.relevo.kit.security.Scopes;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The question "where would this alert go?". Changes nothing. */
@Path("/v1/routes/explain")
@RolesAllowed({Scopes.OPERATOR, Scopes.ADMIN})
@Blocking
class ExplainResource {
    static final int MAX_LABELS = 100;
    static final int MAX_NAME = 200;
    static final int MAX_VALUE = 2_000;
    static final int MAX_FIRING = 1_000;

    private final Explainer explainer;
    private final Receivers receivers;
    private final SecurityIdentity identity;
    private final InstantSource clock;

    ExplainResource(Explainer explainer, Receivers receivers, SecurityIdentity identity, InstantSource clock) {
        this.explainer = explainer;
        this.receivers = receivers;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * An alert.
     *
     * @param labels its labels
     * @param at the moment; now when absent
     * @param firing labels of alerts that fire besides those that do, to try inhibition
     */
    record Question(
            @Nullable Map<String, String> labels,
            @Nullable Instant at,
            @Nullable List<Map<String, String>> firing) {}

    @POST
    @Operation(summary = "Where an alert with these labels would go, and why it would not be told")
    public Explanation explain(@Nullable Question question) {
        Question given = question == null ? new Question(null, null, null) : question;
        check(given);
        Instant at = given.at() == null ? clock.instant() : given.at();
        Set<String> known = receivers.all().stream().map(Receiver::name).collect(Collectors.toSet());
        return explainer.explain(
                given.labels() == null ? Map.of() : given.labels(),
                given.firing() == null ? List.of() : given.firing(),
                at,
                new Explainer.Visible(known, Caller.of(identity).numbers()));
    }

    private static void check(Question question) {
        List<Violation> faults = new ArrayList<>();
        if (question.labels() == null) {
            faults.add(Violation.expected("labels", "names with values", "nothing"));
        } else if (!isPlain(question.labels())) {
            faults.add(Violation.expected("labels", expectedLabels()));
        }
        if (question.firing() != null
                && (question.firing().size() > MAX_FIRING
                        || !question.firing().stream().allMatch(ExplainResource::isPlain))) {
            faults.add(
                    Violation.expected("firing", "at most " + MAX_FIRING + " alerts, each with " + expectedLabels()));
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid("Invalid question", faults);
        }
    }

    private static boolean isPlain(@Nullable Map<String, @Nullable String> labels) {
        return labels != null
                && labels.size() <= MAX_LABELS
                && labels.entrySet().stream().allMatch(ExplainResource::isPlain);
    }

    private static boolean isPlain(Map.Entry<String, @Nullable String> label) {
        String value = label.getValue();
        return !label.getKey().isEmpty()
                && label.getKey().length() <= MAX_NAME
                && value != null
                && value.length() <= MAX_VALUE;
    }

    private static String expectedLabels() {
        return "at most " + MAX_LABELS + " labels, their values texts of at most " + MAX_VALUE + " characters";
    }
}
