package dev.relevo.rating.number.api;

import org.jspecify.annotations.Nullable;

/**
 * One invalid field of a request.
 *
 * @param field for example {@code paths[1].value}
 * @param expected description of the allowed values
 * @param got the kind or the length of the received value, never the value itself: it may be personal data
 */
public record Violation(String field, String expected, String got) {
    static final String NOTHING = "nothing";
    static final String ANOTHER = "another value";

    static Violation of(String field, String expected, @Nullable String value) {
        return new Violation(field, expected, value == null ? NOTHING : value.length() + " characters");
    }
}
