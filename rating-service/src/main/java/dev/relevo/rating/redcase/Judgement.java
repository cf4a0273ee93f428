package dev.relevo.rating.redcase;

import dev.relevo.event.RatingEvent;
import java.util.List;

/**
 * The outcome of one input.
 *
 * @param state the number after the input
 * @param verdict how the input was judged
 * @param events the events to publish, in this order
 */
public record Judgement(NumberRating state, Verdict verdict, List<RatingEvent> events) {
    /** How an input was judged. */
    public enum Verdict {
        /** The input changed the state. */
        CHANGED,
        /** The input confirmed the known state. */
        SAME,
        /** The input is a duplicate, or older than the known state. */
        OLDER,
        /** The input is dated in the future; accepting it would make every correct one count as older. */
        FUTURE
    }

    public Judgement {
        events = List.copyOf(events);
    }
}
