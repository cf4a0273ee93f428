package dev.relevo.rating;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The parameters of lists. They are declared as text: the framework would answer 404 to one of another type. */
public final class ListParameters {
    private static final int MAX_PAGE = 500;
    private static final String ANOTHER = "another value";

    private ListParameters() {}

    /** How many entries a page has at most. */
    public static int limit(String limit) {
        try {
            int max = Integer.parseInt(limit);
            if (max >= 1 && max <= MAX_PAGE) {
                return max;
            }
        } catch (NumberFormatException notOne) {
            // Reported like a number out of bounds.
        }
        throw Problems.invalid("limit", "a number from 1 to " + MAX_PAGE, ANOTHER);
    }

    /** A flag; null when it is absent. */
    public static @Nullable Boolean flag(String field, @Nullable String value) {
        return switch (value) {
            case null -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Problems.invalid(field, "true or false", ANOTHER);
        };
    }

    /** A text of at most this many characters; null when it is absent. */
    public static @Nullable String text(String field, @Nullable String value, int max) {
        if (value != null && (value.length() > max || !TextRules.isPlain(value))) {
            throw Problems.invalid(field, "at most " + max + " characters without control characters", ANOTHER);
        }
        return value;
    }

    /** The id of an account; null when it is absent. */
    public static @Nullable String account(@Nullable String wabaId) {
        return text("wabaId", wabaId, Bounds.NUMBER_ID_MAX);
    }
}
