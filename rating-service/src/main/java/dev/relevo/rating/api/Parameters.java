package dev.relevo.rating.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.rating.TextRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The validation of path and query parameters. They are declared as text: the framework would answer 404 to one that is not a
 * number.
 */
public final class Parameters {
    /** How many entries a page has at most. */
    public static final int MAX_PAGE = 500;

    /** How the violation of a value that is not quoted ends. */
    public static final String ANOTHER = "another value";

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{1,32}");

    private Parameters() {}

    public static PhoneNumberId id(String field, String value) {
        try {
            return new PhoneNumberId(value);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(field, "an id of at most 64 characters without white space or ':'", ANOTHER);
        }
    }

    /** How many entries a page has, up to {@link #MAX_PAGE}. */
    public static int limit(String limit) {
        return limit(limit, MAX_PAGE);
    }

    public static int limit(String limit, int max) {
        return Math.toIntExact(number("limit", limit, max));
    }

    public static long number(String field, String value, long max) {
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Reported like a number out of bounds.
        }
        throw Problems.invalid(field, "a number from 1 to " + max, ANOTHER);
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
        if (wabaId != null && !ACCOUNT.matcher(wabaId).matches()) {
            throw Problems.invalid("wabaId", "1 to 32 digits", ANOTHER);
        }
        return wabaId;
    }

    /** A link to the next page; parameters without a value are left out. */
    public static String next(String path, Map<String, @Nullable String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "<" + path + "?" + query + ">; rel=\"next\"";
    }
}
