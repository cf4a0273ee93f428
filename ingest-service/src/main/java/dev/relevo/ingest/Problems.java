package dev.relevo.ingest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;

/** Rejections as RFC 9457 problems. They tell what is wrong and nothing of what was sent. */
public final class Problems {
    /** Long enough for a broker to elect a leader. WhatsApp keeps its own pace. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private Problems() {}

    /** Answers with it, without JAX-RS. */
    public static Future<Void> write(HttpServerResponse response, Rejection rejection) {
        response.setStatusCode(rejection.status()).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (rejection.isTemporary()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        }
        return response.end(new JsonObject()
                .put("status", rejection.status())
                .put("title", rejection.title())
                .put("detail", rejection.detail())
                .put("code", rejection.code())
                .toBuffer());
    }

    public static Response response(Rejection rejection) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withTitle(rejection.title())
                .withStatus(rejection.status())
                .withDetail(rejection.detail())
                .with("code", rejection.code());
        if (rejection.isTemporary()) {
            problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return problem.build().toResponse();
    }
}
