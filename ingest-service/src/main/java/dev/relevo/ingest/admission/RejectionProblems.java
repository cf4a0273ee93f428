package dev.relevo.ingest.admission;

import dev.relevo.kit.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Rejections as problem responses with a {@code code}. They name what is wrong and never quote what was sent. */
public final class RejectionProblems {
    /**
     * Value of {@code Retry-After}: long enough for a broker to elect a leader. WhatsApp ignores it and retries on its own
     * schedule.
     */
    public static final int RETRY_AFTER_SECONDS = 5;

    private static final String CODE = "code";

    private RejectionProblems() {}

    /** Writes the rejection as the response, without JAX-RS. */
    public static Future<Void> write(HttpServerResponse response, Rejection rejection) {
        if (rejection.isRetryable()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        }
        return Problems.write(
                response, rejection.status(), rejection.title(), rejection.detail(), Map.of(CODE, rejection.code()));
    }

    /** The rejection as a JAX-RS response. */
    public static Response response(Rejection rejection) {
        HttpProblem.Builder problem = Problems.builder(rejection.status(), rejection.title(), rejection.detail())
                .with(CODE, rejection.code());
        if (rejection.isRetryable()) {
            problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return problem.build().toResponse();
    }
}
