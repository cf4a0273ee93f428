package dev.relevo.notifier.silence;

import dev.relevo.kit.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The last silence of a page. Callers pass its text back as it is. */
record SilenceCursor(Instant createdAt, String id) {
    private static final int PARTS = 2;
    private static final int MAX_TEXT = 200;

    /** The position of a parameter; null for the first page. */
    static @Nullable SilenceCursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            String[] parts = plain.split(" ", -1);
            if (parts.length == PARTS && text.length() <= MAX_TEXT && plain.indexOf('\0') < 0) {
                return new SilenceCursor(Instant.parse(parts[0]), parts[1]);
            }
        } catch (RuntimeException notACursor) {
            // Reported like a cursor with too few parts.
        }
        throw Problems.invalid("cursor", "the next of an earlier page, or nothing", "another value");
    }

    @Override
    public String toString() {
        String text = createdAt + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
