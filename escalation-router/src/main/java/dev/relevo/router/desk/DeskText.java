package dev.relevo.router.desk;

import dev.relevo.event.Bounds;
import dev.relevo.router.RouterProblems;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads texts that agents write and checks their lengths. */
final class DeskText {
    private DeskText() {}

    /** A text for the user. */
    public static String reply(@Nullable String text) {
        String written = required("text", text);
        if (written.length() > Bounds.OUTBOUND_TEXT_MAX) {
            throw RouterProblems.invalid(
                    "text", "expected at most " + Bounds.OUTBOUND_TEXT_MAX + " UTF-16 units, got " + written.length());
        }
        return written;
    }

    /** A text for other agents. */
    public static String note(@Nullable String text) {
        String written = required("text", text);
        int bytes = written.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Bounds.NOTE_MAX_BYTES) {
            throw RouterProblems.invalid(
                    "text", "expected at most " + Bounds.NOTE_MAX_BYTES + " bytes of UTF-8, got " + bytes);
        }
        return written;
    }

    /** A required field. */
    public static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw RouterProblems.invalid(field, "expected text, got " + (value == null ? "nothing" : "an empty one"));
        }
        return value;
    }
}
