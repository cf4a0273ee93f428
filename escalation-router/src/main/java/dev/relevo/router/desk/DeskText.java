package dev.relevo.router.desk;

import dev.relevo.event.Bounds;
import dev.relevo.router.RouterProblems;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The texts that agents write, each within its limit. */
final class DeskText {
    private DeskText() {}

    /** What the person will read. */
    public static String reply(@Nullable String text) {
        String written = required("text", text);
        if (written.length() > Bounds.OUTBOUND_TEXT_MAX) {
            throw RouterProblems.invalid(
                    "text", "expected at most " + Bounds.OUTBOUND_TEXT_MAX + " UTF-16 units, got " + written.length());
        }
        return written;
    }

    /** What other agents will read. */
    public static String note(@Nullable String text) {
        String written = required("text", text);
        int bytes = written.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Bounds.NOTE_MAX_BYTES) {
            throw RouterProblems.invalid(
                    "text", "expected at most " + Bounds.NOTE_MAX_BYTES + " bytes of UTF-8, got " + bytes);
        }
        return written;
    }

    /** A field that must be there. */
    public static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw RouterProblems.invalid(field, "expected text, got " + (value == null ? "nothing" : "an empty one"));
        }
        return value;
    }
}
