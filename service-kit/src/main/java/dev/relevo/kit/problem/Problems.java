package dev.relevo.kit.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of problem documents (RFC 9457), for resources and for handlers that answer before one. A text names a field and
 * its expected value, never the value sent; a problem with faults lists them as {@code violations}.
 */
public final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";
    /** The member of a problem that lists the faults of a request. */
    public static final String VIOLATIONS = "violations";

    private Problems() {}

    /** A request with one fault: {@code 400} with {@code <field>: expected <what>}. */
    public static HttpProblem invalid(String field, String expected) {
        return invalid(title(400), List.of(Violation.expected(field, expected)));
    }

    /** A request with one fault and a description of what was found, for example {@code nothing}. */
    public static HttpProblem invalid(String field, String expected, String got) {
        return invalid(title(400), List.of(Violation.expected(field, expected, got)));
    }

    /** A request with faults, at least one: {@code 400} that names all of them. */
    public static HttpProblem invalid(String title, List<Violation> violations) {
        return builder(400, title, describe(violations))
                .with(VIOLATIONS, List.copyOf(violations))
                .build();
    }

    /**
     * A problem with the standard title of its status.
     *
     * @param detail null when the title is enough
     */
    public static HttpProblem of(int status, @Nullable String detail) {
        return of(status, title(status), detail);
    }

    /** A problem with a title of its own. */
    public static HttpProblem of(int status, String title, @Nullable String detail) {
        return builder(status, title, detail).build();
    }

    /** 503 with {@code Retry-After}: a system that Relevo depends on does not answer. */
    public static HttpProblem unavailable(String what, int retryAfterSeconds) {
        return builder(503, what + " unavailable", null)
                .withHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                .build();
    }

    /** A problem to which a caller adds headers or members. */
    public static HttpProblem.Builder builder(int status, String title, @Nullable String detail) {
        HttpProblem.Builder problem = HttpProblem.builder().withStatus(status).withTitle(title);
        return detail == null ? problem : problem.withDetail(detail);
    }

    /**
     * Writes a problem as the response of a handler, without JAX-RS.
     *
     * @param members further members of the document
     */
    public static Future<Void> write(
            HttpServerResponse response, int status, String title, @Nullable String detail, Map<String, ?> members) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(json(status, title, detail, members).toBuffer());
    }

    /** Answers a request that did not reach a resource. */
    static void end(RoutingContext context, int status, @Nullable String detail) {
        HttpServerResponse response = context.response();
        if (!response.ended() && !response.headWritten()) {
            var unused = write(response, status, title(status), detail, Map.of());
        }
    }

    /** The document as JSON. */
    static String json(int status, @Nullable String detail) {
        return json(status, title(status), detail, Map.of()).encode();
    }

    private static JsonObject json(int status, String title, @Nullable String detail, Map<String, ?> members) {
        var problem = new JsonObject().put("status", status).put("title", title);
        if (detail != null) {
            problem.put("detail", detail);
        }
        members.forEach(problem::put);
        return problem;
    }

    static String describe(List<Violation> violations) {
        return violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
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
