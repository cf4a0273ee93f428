package dev.relevo.notifier.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When receivers are told that an alert ended or opened again. An alert may swing: a number turns red and yellow six times in a
 * minute. Of two such notices in a minute the second is held until the minute is over, and an opposite change before that removes it:
 * what receivers were told last is true again.
 *
 * @see AlertDecision for what is told at all
 */
public sealed interface Telling {
    /** The least time between two notices that an alert ended or opened again. */
    Duration INTERVAL = Duration.ofMinutes(1);

    /** At once. */
    record Now() implements Telling {}

    /** At this time, unless {@link Undo} follows. */
    record Later(Instant at) implements Telling {}

    /**
     * Not at all: the held notice is removed. It is told at the given time if the held one was sent already.
     */
    record Undo(Instant otherwise) implements Telling {}

    /** At once, and the held notice is removed: this one says more, so it is what receivers were told last. */
    record Instead() implements Telling {}

    /**
     * Decides about an end or another opening.
     *
     * @param last when the last one was told, or will be told if it is held; null if absent
     */
    static Telling ofSwing(@Nullable Instant last, Instant now) {
        if (last == null || !now.isBefore(last.plus(INTERVAL))) {
            return new Now();
        }
        return last.isAfter(now) ? new Undo(last) : new Later(last.plus(INTERVAL));
    }

    /**
     * Decides about new facts of an open alert.
     *
     * @param last as in {@link #ofSwing}; in the future it is an opening that is held
     */
    static Telling ofUpdate(@Nullable Instant last, Instant now) {
        return last != null && last.isAfter(now) ? new Instead() : new Now();
    }

    /** The {@code last} of the next decision about a swing, after this one. */
    default Instant toldAt(Instant now) {
        return switch (this) {
            case Now _, Instead _ -> now;
            case Later(Instant at) -> at;
            case Undo(Instant held) -> held.minus(INTERVAL);
        };
    }
}
