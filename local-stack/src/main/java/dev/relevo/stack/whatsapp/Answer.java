package dev.relevo.stack.whatsapp;

import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param body what Jackson makes the JSON body of
 */
record Answer(int status, Object body) {
    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    /** An error of the control interface, in the words of RFC 9457. */
    static Answer problem(int status, String detail) {
        return new Answer(status, Map.of("status", status, "detail", detail));
    }
}
