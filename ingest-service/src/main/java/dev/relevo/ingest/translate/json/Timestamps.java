package dev.relevo.ingest.translate.json;

import dev.relevo.event.Bounds;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of WhatsApp's timestamps: seconds since 1970, as text or number. Some senders use milliseconds; Turn sends null. */
public final class Timestamps {
    /** As seconds the year 5138, as milliseconds 1973: no message has either time. */
    private static final long FIRST_MILLISECOND_STAMP = 100_000_000_000L;

    /** The reason when an item is also stored as unrecognized. */
    public static final String OUT_OF_BOUNDS = "time out of bounds: recordedAt is used";

    private Timestamps() {}

    /** When this message or status happened. Without a timestamp, as from Turn, when Turn received it. */
    public static Instant of(Map<String, Object> node, Instant fallback) {
        Object timestamp = node.get("timestamp");
        return timestamp == null ? plausible(parsed(insertedAt(node)), fallback) : read(timestamp, fallback);
    }

    /** When it happened; the fallback when the timestamp is absent, unreadable or out of bounds. */
    public static Instant read(@Nullable Object timestamp, Instant fallback) {
        return plausible(instantOf(timestamp), fallback);
    }

    /** Whether the time of this message or status is implausible. A value that is not a number is not a time. */
    public static boolean isOutOfBounds(Map<String, Object> node, Instant now) {
        Object timestamp = node.get("timestamp");
        Instant time = timestamp == null ? parsed(insertedAt(node)) : instantOf(timestamp);
        return time == null ? isNumber(timestamp) : !Bounds.isPlausible(time, now);
    }

    /** Also true for a number that does not fit a long. */
    private static boolean isNumber(@Nullable Object timestamp) {
        return timestamp instanceof Number
                || (timestamp instanceof String text
                        && !text.isEmpty()
                        && Digits.only(text, text.length() > 1 && text.charAt(0) == '-' ? 1 : 0));
    }

    private static @Nullable Instant instantOf(@Nullable Object timestamp) {
        Long value = Json.wholeNumber(timestamp);
        if (value == null) {
            return null;
        }
        return value < FIRST_MILLISECOND_STAMP ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
    }

    /** When Turn received it; null when Turn does not send it. */
    private static @Nullable String insertedAt(Map<String, Object> node) {
        Map<String, Object> vendor = Json.object(node, "_vnd");
        return vendor == null ? null : Json.text(vendor, "v1", "inserted_at");
    }

    private static @Nullable Instant parsed(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant plausible(@Nullable Instant time, Instant fallback) {
        return time == null || !Bounds.isPlausible(time, fallback) ? fallback : time;
    }
}
