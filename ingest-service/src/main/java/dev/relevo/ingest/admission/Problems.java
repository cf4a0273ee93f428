package dev.relevo.ingest.admission;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;

/** Rejections as RFC 9457 problem responses. They name what is wrong and never quote what was sent. */
public final class Problems {
    /**
     * Value of {@code Retry-After}: long enough for a broker to elect a leader. WhatsApp ignores it and retries on its own
     * schedule.
     */
    public static final int RETRY_AFTER_SECONDS = 5;

    private Problems() {}

    /** Writes the rejection as the response, without JAX-RS. */
    public static Future<Void> write(HttpServerResponse response, Rejection rejection) {
        response.setStatusCode(rejection.status()).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (rejection.isRetryable()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        }
        return response.end(new JsonObject()
                .put("status", rejection.status())
                .put("title", rejection.title())
                .put("detail", rejection.detail())
                .put("code", rejection.code())
                .toBuffer());
    }

    /** The rejection as a JAX-RS response. */
    public static Response response(Rejection rejection) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withTitle(rejection.title())
                .withStatus(rejection.status())
                .withDetail(rejection.detail())
                .with("code", rejection.code());
        if (rejection.isRetryable()) {
            problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return problem.build().toResponse();
    }
}
