package dev.relevo.kit.openapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One odd thing about a request; the rest of it is good.
 *
 * @param kind in words, for the report
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

    /** The example itself. */
    static OddInput usual(Route route, byte @Nullable [] body) {
        return new OddInput(USUAL, route.target(), route.contentType(), body, List.of(""), false);
    }

    boolean isUsual() {
        return kind.equals(USUAL);
    }

    /** For a call without a key, whose refusal needs to name nothing. */
    OddInput withoutFields() {
        return new OddInput(kind + ", no key", target, contentType, body, List.of(""), mayClose);
    }
}
