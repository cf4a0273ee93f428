package dev.relevo.rating.volume.count;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of one message or handoff.
 *
 * @param steps the sum of the steps
 * @param dueAt when the handoff is due; null for a message, and until the handoff's opening was seen
 */
public record Seen(int steps, @Nullable Instant dueAt) {
    /** Nothing was counted yet. */
    public static final Seen NOTHING = new Seen(0, null);

    /** The given steps without those that were counted before. */
    public int fresh(int proven) {
        return proven & ~steps;
    }

    /** With more steps. */
    public Seen with(int more) {
        return new Seen(steps | more, dueAt);
    }

    /** With the time at which it is due. */
    public Seen due(Instant at) {
        return new Seen(steps, at);
    }
}
