package dev.relevo.notifier.alert.store;

import dev.relevo.event.Bounds;
import dev.relevo.kit.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The position of an alert in a list, after which the next page begins. Callers pass its text back as it is.
 *
 * @param updatedAt the last change
 * @param id breaks ties
 */
record AlertCursor(Instant updatedAt, String id) {
    static AlertCursor of(Alert alert) {
        return new AlertCursor(alert.updatedAt(), alert.ref().alertId());
    }

    /**
     * Reads a cursor.
     *
     * @param text null or empty for the first page
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for anything else
     */
    static Optional<AlertCursor> read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            if (parts.length == 2 && Bounds.isOwnId(parts[1])) {
                return Optional.of(new AlertCursor(Instant.parse(parts[0]), parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException notACursor) {
            // Reported like a cursor with too few parts.
        }
        throw Problems.invalid("cursor", "the next of an earlier page, or nothing", "another value");
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((updatedAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
