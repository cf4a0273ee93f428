package dev.relevo.kit.problem;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a request, an item of {@code violations} in a problem.
 *
 * @param field the field or the parameter, for example {@code paths[1].value}
 * @param message what was expected and the kind or length of what was sent, never the value itself: it may be personal data
 */
public record Violation(String field, String message) {
    /** A fault whose found value is not described. */
    public static Violation expected(String field, String expected) {
        return new Violation(field, "expected " + expected);
    }

    /**
     * A fault with a description of what was found.
     *
     * @param got for example {@code nothing} or {@code 21 items}
     */
    public static Violation expected(String field, String expected, String got) {
        return new Violation(field, "expected " + expected + ", got " + got);
    }

    /** A text that is not allowed; the message has its length. */
    public static Violation ofText(String field, String expected, @Nullable String value) {
        return expected(field, expected, value == null ? "nothing" : value.length() + " characters");
    }

    /** As {@code <field>: <message>}. */
    @Override
    public String toString() {
        return field + ": " + message;
    }
}
