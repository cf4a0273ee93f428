package dev.relevo.rating.number;

/**
 * What is wrong with one field of a request.
 *
 * @param field for example {@code paths[1].value}
 * @param expected in words
 * @param got what was sent; only its length when it could be a phone number or an address
 */
public record Violation(String field, String expected, String got) {
    static final String NOTHING = "nothing";

    /** For values that must not be repeated. */
    static String length(String value) {
        return value.length() + " characters";
    }
}
