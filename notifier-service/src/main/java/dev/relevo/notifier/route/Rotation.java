package dev.relevo.notifier.route;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Receivers that take turns.
 *
 * @param members in order; may be in it more than once
 * @param shift how long each is on duty by the clock on the wall: a week ends at the hour at which it began, also when the clock
 *     changed in it
 * @param starts when the first shift of the first member begins, in the zone of the handovers
 */
public record Rotation(String name, List<String> members, Duration shift, ZonedDateTime starts) {
    public Rotation {
        members = List.copyOf(members);
        if (members.isEmpty() || !shift.isPositive()) {
            throw new IllegalArgumentException("a rotation needs members and a shift: " + members + ", " + shift);
        }
    }

    /** Whose turn it is; before the start that of the first member. */
    public String onDuty(Instant at) {
        return members.get((int) (turn(at) % members.size()));
    }

    /** When the next member takes over. */
    public Instant handover(Instant at) {
        return at.isBefore(starts.toInstant()) ? starts.toInstant() : begins(turn(at) + 1);
    }

    /** The number of shifts that ended since the start. */
    private long turn(Instant at) {
        if (at.isBefore(starts.toInstant())) {
            return 0;
        }
        LocalDateTime local = at.atZone(starts.getZone()).toLocalDateTime();
        long turn =
                Math.max(0, Duration.between(starts.toLocalDateTime(), local).dividedBy(shift));
        // Local times before a handover are repeated after it when the clock goes back, and a skipped one is later.
        while (!at.isBefore(begins(turn + 1))) {
            turn++;
        }
        while (turn > 0 && at.isBefore(begins(turn))) {
            turn--;
        }
        return turn;
    }

    private Instant begins(long turn) {
        return starts.toLocalDateTime()
                .plus(shift.multipliedBy(turn))
                .atZone(starts.getZone())
                .toInstant();
    }
}
