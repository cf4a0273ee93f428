package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** WhatsApp's timestamps: seconds since 1970, as text or number. Some senders use milliseconds; Turn sends null. */
final class Times {
    /** As seconds this is the year 5138, as milliseconds 1973: no message has either. */
    private static final long FIRST_MILLISECOND_STAMP = 100_000_000_000L;

    /** Why an item is kept beside its event. */
    static final String OUT_OF_BOUNDS = "time out of bounds: recordedAt is used";

    private Times() {}

    /** When this message or status happened; for Turn's nulls, when Turn took it in. */
    static Instant of(Map<String, Object> node, Instant fallback) {
        Object timestamp = node.get("timestamp");
        return timestamp == null ? plausible(parsed(insertedAt(node)), fallback) : read(timestamp, fallback);
    }

    /** When it happened; the fallback when the timestamp is absent, unreadable or out of bounds. */
    static Instant read(@Nullable Object timestamp, Instant fallback) {
        return plausible(told(timestamp), fallback);
    }

    /** Whether this message or status tells a time that cannot be. What is no time at all tells none. */
    static boolean isOutOfBounds(Map<String, Object> node, Instant now) {
        Object timestamp = node.get("timestamp");
        Instant told = timestamp == null ? parsed(insertedAt(node)) : told(timestamp);
        return told == null ? isNumber(timestamp) : !Bounds.isPlausible(told, now);
    }

    /** Also one that no clock can hold. */
    private static boolean isNumber(@Nullable Object timestamp) {
        return timestamp instanceof Number
                || (timestamp instanceof String text
                        && !text.isEmpty()
                        && Digits.only(text, text.length() > 1 && text.charAt(0) == '-' ? 1 : 0));
    }

    private static @Nullable Instant told(@Nullable Object timestamp) {
        Long value = Json.wholeNumber(timestamp);
        if (value == null) {
            return null;
        }
        return value < FIRST_MILLISECOND_STAMP ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
    }

    /** When Turn took it in; null when Turn does not tell. */
    private static @Nullable String insertedAt(Map<String, Object> node) {
        Map<String, Object> rider = Json.object(node, "_vnd");
        return rider == null ? null : Json.text(rider, "v1", "inserted_at");
    }

    private static @Nullable Instant parsed(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant plausible(@Nullable Instant told, Instant fallback) {
        return told == null || !Bounds.isPlausible(told, fallback) ? fallback : told;
    }
}
