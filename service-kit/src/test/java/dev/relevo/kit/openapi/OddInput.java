package dev.relevo.kit.openapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with one odd property; the rest is valid.
 *
 * @param kind a description for the report
 * @param target path and query as sent
 * @param fields a refusal with status 400 names one of these
 * @param mayClose whether the service may close the connection without an answer that can be read
 */
record OddInput(
        String kind,
        String target,
        @Nullable String contentType,
        byte @Nullable [] body,
        List<String> fields,
        boolean mayClose) {
    /** Part of every odd value; no answer may repeat it. */
    static final String MARKER = "zq7MARK";

    private static final String USUAL = "example";

    /** The unchanged example. */
    static OddInput usual(Route route, byte @Nullable [] body) {
        return new OddInput(USUAL, route.target(), route.contentType(), body, List.of(""), false);
    }

    boolean isUsual() {
        return kind.equals(USUAL);
    }

    /** The same input without a key; its refusal need not name a field. */
    OddInput withoutFields() {
        return new OddInput(kind + ", no key", target, contentType, body, List.of(""), mayClose);
    }
}
