package dev.relevo.router;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problems that several resources answer with. Each names the field and what was expected, never the value that was sent. */
public final class RouterProblems {
    /** The format of Relevo's own ids, for the end of a sentence. */
    public static final String OWN_ID = "expected 1 to 128 letters, digits or . _ : + = - @ / |";

    private static final int RETRY_AFTER_SECONDS = 2;

    private RouterProblems() {}

    /** 400. */
    public static HttpProblem invalid(String field, String expected) {
        return Problems.invalid("The request is not valid", List.of(new Violation(field, expected)));
    }

    /** 403. */
    public static HttpProblem forbidden(String field, String why) {
        return Problems.of(403, "The key does not allow this", field + ": " + why);
    }

    /** 503, or 504 when the action is known to be written; with Retry-After. */
    public static HttpProblem.Builder soon(Status status, String title, String detail) {
        return Problems.builder(status.getStatusCode(), title, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /**
     * The id unchanged.
     *
     * @throws HttpProblem 400, when the id is not {@link Bounds#isOwnId valid}
     */
    public static String ownId(String field, String id) {
        if (!Bounds.isOwnId(id)) {
            throw invalid(field, OWN_ID + ", got " + id.length() + " characters");
        }
        return id;
    }
}
