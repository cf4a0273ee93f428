package dev.relevo.rating;

import dev.relevo.event.Bounds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lenient reading of a provider's value: a missing field and one of another type are null. */
public final class RawValue {
    /** WhatsApp's times are seconds; a larger figure is milliseconds. */
    private static final long MAX_SECONDS = 100_000_000_000L;

    /** In characters; descriptions of WhatsApp are far shorter. */
    private static final int MAX_TEXT = 1_000;

    /** A restriction that ends later than this has no known end. */
    private static final Duration MAX_AHEAD = Duration.ofDays(3_650);

    private RawValue() {}

    /** The object in this field. */
    public static @Nullable Map<?, ?> object(Map<?, ?> value, String field) {
        return value.get(field) instanceof Map<?, ?> object ? object : null;
    }

    /** The objects in the list of this field; an object without a list counts as a list of one. */
    public static List<Map<?, ?>> objects(Map<?, ?> value, String field) {
        return switch (value.get(field)) {
            case Map<?, ?> object -> List.of(object);
            case List<?> list ->
                list.stream()
                        .<Map<?, ?>>mapMulti((item, out) -> {
                            if (item instanceof Map<?, ?> object) {
                                out.accept(object);
                            }
                        })
                        .toList();
            case null, default -> List.of();
        };
    }

    /** The text or number in this field, as text without control characters, shortened to 1,000 characters. */
    public static @Nullable String text(Map<?, ?> value, String field) {
        Object found = value.get(field);
        if (!(found instanceof String || found instanceof Number)) {
            return null;
        }
        String text = found.toString().strip();
        if (text.isEmpty() || !TextRules.isPlain(text)) {
            return null;
        }
        return text.length() <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_TEXT)));
    }

    /** As {@link #text}, for one of WhatsApp's words, for example {@code RED}. */
    public static @Nullable String word(Map<?, ?> value, String field) {
        return TextRules.wordOrNull(text(value, field));
    }

    /** The time in this field: seconds or milliseconds as a number or text, or ISO-8601; null when it is implausible. */
    public static @Nullable Instant time(Map<?, ?> value, String field, Instant now) {
        String text = text(value, field);
        Instant at = text == null ? null : time(text);
        return at == null || at.isBefore(Bounds.EARLIEST) || at.isAfter(now.plus(MAX_AHEAD)) ? null : at;
    }

    private static @Nullable Instant time(String text) {
        try {
            long figure = new BigDecimal(text).longValueExact();
            return Math.abs(figure) > MAX_SECONDS ? Instant.ofEpochMilli(figure) : Instant.ofEpochSecond(figure);
        } catch (NumberFormatException notANumber) {
            return isoTime(text);
        } catch (ArithmeticException notAWholeNumber) {
            return null;
        }
    }

    private static @Nullable Instant isoTime(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
