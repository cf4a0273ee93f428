package dev.relevo.rating.number;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field for example {@code paths[1].value}
 * @param expected in words
 * @param got the kind or the size of what was sent, never the value: it may be personal
 */
public record Violation(String field, String expected, String got) {
    static final String NOTHING = "nothing";
    static final String ANOTHER = "another value";

    static Violation of(String field, String expected, @Nullable String value) {
        return new Violation(field, expected, value == null ? NOTHING : value.length() + " characters");
    }
}
