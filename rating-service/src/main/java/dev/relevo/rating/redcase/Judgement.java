package dev.relevo.rating.redcase;

import dev.relevo.event.RatingEvent;
import java.util.ArrayList;
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
        /** A person corrected the time of the flag of the open red case. */
        CORRECTED,
        /** The input confirmed the known state. */
        SAME,
        /** The input is a duplicate, or older than the observations that can still change something. */
        OLDER,
        /** The input is dated in the future; accepting it would make every correct one count as older. */
        FUTURE
    }

    public Judgement {
        events = List.copyOf(events);
    }

    static Judgement same(NumberRating state) {
        return new Judgement(state, Verdict.SAME, List.of());
    }

    /** This judgement, and then the next one: its verdict counts when this one changed nothing. */
    public Judgement then(Judgement next) {
        List<RatingEvent> all = new ArrayList<>(events);
        all.addAll(next.events);
        return new Judgement(next.state, verdict == Verdict.SAME ? next.verdict : verdict, all);
    }
}
