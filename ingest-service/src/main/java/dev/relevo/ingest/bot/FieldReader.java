package dev.relevo.ingest.bot;

import dev.relevo.event.Bounds;
import dev.relevo.ingest.translate.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strict reader of an item's fields. Webhooks are read leniently, but the author of a bot needs to see mistakes. */
final class FieldReader {
    private static final String TIME = "an ISO-8601 time in UTC from 2015 until now, for example 2026-11-22T10:00:00Z";

    private FieldReader() {}

    /** An invalid or missing field. */
    static final class InvalidField extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ItemResult.Rejected rejection;

        InvalidField(String field, String expected, String got) {
            this(new ItemResult.Rejected(field, expected, got, false));
        }

        private InvalidField(ItemResult.Rejected rejection) {
            super(rejection.field(), null, false, false);
            this.rejection = rejection;
        }

        static InvalidField outOfBounds(String field, String expected, String got) {
            return new InvalidField(new ItemResult.Rejected(field, expected, got, true));
        }

        /** The same problem for a field nested in this object. */
        InvalidField in(String object) {
            return new InvalidField(new ItemResult.Rejected(
                    object + '.' + rejection.field(), rejection.expected(), rejection.got(), rejection.outOfBounds()));
        }

        ItemResult.Rejected rejection() {
            return rejection;
        }
    }

    /** A text or a number's digits; null when absent. */
    static @Nullable String text(Map<String, Object> item, String field) {
        Object value = item.get(field);
        String text = Json.text(item, field);
        if (text == null && value != null && !"".equals(value)) {
            throw new InvalidField(field, "a text", kindOf(value));
        }
        return text;
    }

    /** A text of at most {@code max} characters; null when absent. */
    static @Nullable String text(Map<String, Object> item, String field, int max) {
        String text = text(item, field);
        if (text != null && text.length() > max) {
            throw InvalidField.outOfBounds(field, "at most " + max + " characters", text.length() + " characters");
        }
        return text;
    }

    /** An id of visible ASCII characters; null when absent. */
    static @Nullable String providerId(Map<String, Object> item, String field) {
        String id = text(item, field);
        if (id != null && !Bounds.isProviderId(id)) {
            throw InvalidField.outOfBounds(
                    field, "1 to " + Bounds.PROVIDER_ID_MAX + " visible ASCII characters", id.length() + " characters");
        }
        return id;
    }

    /** A required text. */
    static String required(Map<String, Object> item, String field, String expected) {
        String text = text(item, field);
        if (text == null) {
            throw new InvalidField(field, expected, "nothing");
        }
        return text;
    }

    /** A required text out of a list. */
    static String word(Map<String, Object> item, String field, List<String> words) {
        String expected = "one of " + String.join(", ", words);
        String word = required(item, field, expected);
        if (!words.contains(word)) {
            throw new InvalidField(field, expected, "another text");
        }
        return word;
    }

    /** A number from 0 to 1; null when absent. */
    static @Nullable Double fraction(Map<String, Object> item, String field) {
        Object value = item.get(field);
        if (value == null) {
            return null;
        }
        double share = value instanceof Number number ? number.doubleValue() : Double.NaN;
        if (!(share >= 0.0 && share <= 1.0)) {
            throw new InvalidField(
                    field, "a number from 0 to 1", value instanceof Number ? "another number" : kindOf(value));
        }
        return share;
    }

    /** A whole number; null when absent. */
    static @Nullable Long wholeNumber(Map<String, Object> item, String field) {
        Long number = Json.wholeNumber(item, field);
        if (number == null && item.get(field) != null) {
            throw new InvalidField(field, "a whole number", kindOf(item.get(field)));
        }
        return number;
    }

    /** An instant from 2015 until five minutes after now; now when absent. */
    static Instant instant(Map<String, Object> item, String field, Instant now) {
        String text = text(item, field);
        try {
            Instant at = text == null ? now : Instant.parse(text);
            if (!Bounds.isPlausible(at, now)) {
                throw InvalidField.outOfBounds(field, TIME, "another time");
            }
            return at;
        } catch (DateTimeException e) {
            throw new InvalidField(field, TIME, "another text");
        }
    }

    static String kindOf(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Map<?, ?> map -> "an object";
            case List<?> list -> "an array";
            case Number number -> "a number";
            case Boolean bool -> "a boolean";
            default -> "a text";
        };
    }
}
