package dev.relevo.rating.redcase;

import dev.relevo.event.RatingEvent;
import java.util.List;

/**
 * What one input came to.
 *
 * @param state the number afterwards
 * @param verdict what the input did
 * @param events what is to be told, in this order
 */
public record Judgement(NumberRating state, Verdict verdict, List<RatingEvent> events) {
    /** What an input did. */
    public enum Verdict {
        /** It told something new. */
        CHANGED,
        /** It told what was known. */
        SAME,
        /** Something newer was known. */
        OLDER,
        /** It claims to come from the future, so it would shut out every honest one. */
        FUTURE
    }

    public Judgement {
        events = List.copyOf(events);
    }
}
