package dev.relevo.router.desk;

import dev.relevo.event.Bounds;
import dev.relevo.router.RouterProblems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/**
 * The position of a handoff in a list: by priority, then by due time, then by id. It is the same when others are added or removed.
 *
 * @param priority 1 (first) to 5
 * @param dueAt when an answer is due
 * @param handoffId breaks ties
 */
record Position(int priority, Instant dueAt, String handoffId) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::priority)
            .thenComparing(Position::dueAt)
            .thenComparing(Position::handoffId);

    public static Position of(HandoffView handoff) {
        return new Position(
                handoff.priority(), handoff.dueAt(), handoff.handoffId().value());
    }

    /** Parses a {@link #cursor}; 400 for anything else. */
    public static Position read(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3 && Bounds.isOwnId(parts[2])) {
                return new Position(Integer.parseInt(parts[0]), Instant.parse(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Reported below.
        }
        throw RouterProblems.invalid("cursor", "expected the 'next' of an earlier page, or nothing");
    }

    public String cursor() {
        String text = priority + " " + dueAt + " " + handoffId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
