package dev.relevo.rating.number.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.kit.problem.Problems;
import dev.relevo.rating.redcase.RuleSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The validation of path and query parameters. They are declared as text: the framework would answer 404 to one that is not a
 * number.
 */
final class Parameters {
    static final int MAX_PAGE = 500;
    private static final String ANOTHER = "another value";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{1,32}");

    private Parameters() {}

    static PhoneNumberId id(String field, String value) {
        try {
            return new PhoneNumberId(value);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(field, "an id of at most 64 characters without white space or ':'", ANOTHER);
        }
    }

    static int limit(String limit, int max) {
        return Math.toIntExact(number("limit", limit, max));
    }

    static long number(String field, String value, long max) {
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

    static @Nullable Rating rating(@Nullable String rating) {
        return rating == null
                ? null
                : Arrays.stream(Rating.values())
                        .filter(known -> known.name().equals(rating))
                        .findFirst()
                        .orElseThrow(() -> Problems.invalid("rating", "GREEN, YELLOW, RED or UNKNOWN", ANOTHER));
    }

    static @Nullable String account(@Nullable String wabaId) {
        if (wabaId != null && !ACCOUNT.matcher(wabaId).matches()) {
            throw Problems.invalid("wabaId", "1 to 32 digits", ANOTHER);
        }
        return wabaId;
    }

    static @Nullable String ruleSet(@Nullable String ruleSet) {
        if (ruleSet != null && RuleSet.named(ruleSet).isEmpty()) {
            String known = RuleSet.ALL.stream().map(RuleSet::name).collect(Collectors.joining(", "));
            throw Problems.invalid("ruleSet", "one of " + known, ANOTHER);
        }
        return ruleSet;
    }

    /** A link to the next page; parameters without a value are left out. */
    static String next(String path, Map<String, @Nullable String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null)
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "<" + path + "?" + query + ">; rel=\"next\"";
    }
}
