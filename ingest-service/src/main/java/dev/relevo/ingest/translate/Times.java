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

    private Times() {}

    /** When this message or status happened; for Turn's nulls, when Turn took it in. */
    static Instant of(Map<String, Object> node, Instant fallback) {
        Object timestamp = node.get("timestamp");
        return timestamp == null ? insertedAt(node, fallback) : read(timestamp, fallback);
    }

    /** When it happened; the fallback when the timestamp is absent, unreadable or out of bounds. */
    static Instant read(@Nullable Object timestamp, Instant fallback) {
        Instant told = told(timestamp);
        return told == null || !Bounds.isPlausible(told, fallback) ? fallback : told;
    }

    /** Whether this message or status tells a time that cannot be used. */
    static boolean isOutOfBounds(Map<String, Object> node, Instant now) {
        Object timestamp = node.get("timestamp");
        if (timestamp == null) {
            Map<String, Object> rider = Json.object(node, "_vnd");
            String text = rider == null ? null : Json.text(rider, "v1", "inserted_at");
            return text != null && insertedAt(node, Instant.EPOCH).equals(Instant.EPOCH);
        }
        Instant told = told(timestamp);
        return told == null || !Bounds.isPlausible(told, now);
    }

    private static @Nullable Instant told(@Nullable Object timestamp) {
        Long value = Json.wholeNumber(timestamp);
        if (value == null) {
            return null;
        }
        return value < FIRST_MILLISECOND_STAMP ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
    }

    private static Instant insertedAt(Map<String, Object> node, Instant fallback) {
        Map<String, Object> rider = Json.object(node, "_vnd");
        String text = rider == null ? null : Json.text(rider, "v1", "inserted_at");
        try {
            Instant told = text == null ? fallback : Instant.parse(text);
            return Bounds.isPlausible(told, fallback) ? told : fallback;
        } catch (DateTimeParseException e) {
            return fallback;
        }
    }
}
