package dev.relevo.stack.whatsapp.http;

import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status HTTP status
 * @param body the object that Jackson writes as the JSON body
 */
public record Response(int status, Object body) {
    /** The status 200. */
    public static Response ok(Object body) {
        return new Response(200, body);
    }

    /** An error of the control API, as an RFC 9457 problem. */
    public static Response problem(int status, String detail) {
        return new Response(status, Map.of("status", status, "detail", detail));
    }
}
