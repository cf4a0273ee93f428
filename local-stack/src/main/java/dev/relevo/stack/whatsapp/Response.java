package dev.relevo.stack.whatsapp;

import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param body what Jackson makes the JSON body of
 */
record Response(int status, Object body) {
    static Response ok(Object body) {
        return new Response(200, body);
    }

    /** An error of the control interface, in the words of RFC 9457. */
    static Response problem(int status, String detail) {
        return new Response(status, Map.of("status", status, "detail", detail));
    }
}
