package dev.relevo.ingest.bot;

import dev.relevo.ingest.translate.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Strict reading of one item's fields, unlike the lenient reading of webhooks: a bot's author wants to hear of a mistake. */
final class Field {
    /** Longest word that is quoted back. */
    private static final int MAX_QUOTED = 40;

    private Field() {}

    /** A field is not what it should be. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final BotItem.Rejected rejection;

        Wrong(String field, String expected, String got) {
            super(field, null, false, false);
            this.rejection = new BotItem.Rejected(field, expected, got);
        }

        BotItem.Rejected rejection() {
            return rejection;
        }
    }

    /** A text or a number's digits; null when absent. */
    static @Nullable String text(Map<String, Object> item, String field) {
        Object value = item.get(field);
        String text = Json.text(item, field);
        if (text == null && value != null && !"".equals(value)) {
            throw new Wrong(field, "a text", kindOf(value));
        }
        return text;
    }

    /** A text that has to be there. */
    static String required(Map<String, Object> item, String field, String expected) {
        String text = text(item, field);
        if (text == null) {
            throw new Wrong(field, expected, "nothing");
        }
        return text;
    }

    /** One of these words. */
    static String word(Map<String, Object> item, String field, List<String> words) {
        String expected = "one of " + String.join(", ", words);
        String word = required(item, field, expected);
        if (!words.contains(word)) {
            throw new Wrong(field, expected, quoted(word));
        }
        return word;
    }

    /** A number from 0 to 1; null when absent. */
    static @Nullable Double share(Map<String, Object> item, String field) {
        Object value = item.get(field);
        if (value == null) {
            return null;
        }
        double share = value instanceof Number number ? number.doubleValue() : Double.NaN;
        if (!(share >= 0.0 && share <= 1.0)) {
            throw new Wrong(
                    field, "a number from 0 to 1", value instanceof Number ? quoted(value.toString()) : kindOf(value));
        }
        return share;
    }

    /** A whole number; null when absent. */
    static @Nullable Long wholeNumber(Map<String, Object> item, String field) {
        Long number = Json.wholeNumber(item, field);
        if (number == null && item.get(field) != null) {
            throw new Wrong(field, "a whole number", kindOf(item.get(field)));
        }
        return number;
    }

    /** An instant; the fallback when absent. */
    static Instant instant(Map<String, Object> item, String field, Instant fallback) {
        String text = text(item, field);
        try {
            return text == null ? fallback : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Wrong(
                    field, "an ISO-8601 time in UTC, for example 2026-11-22T10:00:00Z", quoted(String.valueOf(text)));
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

    private static String quoted(String word) {
        return "'" + (word.length() <= MAX_QUOTED ? word : word.substring(0, MAX_QUOTED) + "…") + "'";
    }
}
