package dev.relevo.kit.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Factory of problem documents. A detail names a field and its expected value, never the value sent. */
public final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    /** A request that breaks a rule: {@code 400} with {@code <field>: expected <what>}. */
    public static HttpProblem invalid(String field, String expected) {
        return of(400, field + ": expected " + expected);
    }

    /**
     * A problem with the standard title of its status.
     *
     * @param detail null when the title is enough
     */
    public static HttpProblem of(int status, @Nullable String detail) {
        HttpProblem.Builder problem = HttpProblem.builder().withStatus(status).withTitle(title(status));
        return (detail == null ? problem : problem.withDetail(detail)).build();
    }

    /** 503 with {@code Retry-After}: a system that Relevo depends on does not answer. */
    public static HttpProblem unavailable(String what, int retryAfterSeconds) {
        return HttpProblem.builder()
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withTitle(what + " unavailable")
                .withHeader("Retry-After", retryAfterSeconds)
                .build();
    }

    /** Answers a request that did not reach a resource. */
    static void end(RoutingContext context, int status, @Nullable String detail) {
        HttpServerResponse response = context.response();
        if (!response.ended() && !response.headWritten()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", MEDIA_TYPE)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(json(status, detail));
        }
    }

    /** The document as JSON. */
    static String json(int status, @Nullable String detail) {
        var problem = new JsonObject().put("status", status).put("title", title(status));
        return (detail == null ? problem : problem.put("detail", detail)).encode();
    }

    static String title(int status) {
        return switch (status) {
            // The titles of RFC 9110; Netty has those of its predecessors.
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            default -> HttpResponseStatus.valueOf(status).reasonPhrase();
        };
    }
}
