package dev.relevo.rating.redcase;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.Rating;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.redcase.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The pure function that applies an observation to a number.
 *
 * <p>Observations are ordered by the start of their request: an older one never overrides. An observation without a colour
 * (UNKNOWN, NA) never opens or clears a red case, and does not block an older one with a colour.
 */
public final class RatingDecider {
    /** The clocks of synchronized machines differ by less. */
    static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private RatingDecider() {}

    /** Judges one observation. A duplicate is {@link Verdict#OLDER} and causes no events. */
    public static Judgement observe(NumberRating state, Observation seen, Instant now) {
        if (seen.requestStartedAt().isAfter(now.plus(MAX_CLOCK_SKEW))) {
            return new Judgement(state, Verdict.FUTURE, List.of());
        }
        boolean isNewest = seen.requestStartedAt().isAfter(state.observedAt());
        boolean bringsColour =
                seen.rating() != Rating.UNKNOWN && seen.requestStartedAt().isAfter(state.colourAt());
        if (!isNewest && !bringsColour) {
            return new Judgement(state, Verdict.OLDER, List.of());
        }
        List<RatingEvent> events = new ArrayList<>();
        NumberRating after = isNewest ? state.withDetails(seen) : state;
        if (bringsColour) {
            after = recolour(after, seen, now, events);
        }
        return new Judgement(after, after.differsFrom(state) ? Verdict.CHANGED : Verdict.SAME, events);
    }

    private static NumberRating recolour(NumberRating state, Observation seen, Instant now, List<RatingEvent> events) {
        NumberRating after = state.withColour(seen);
        if (after.rating() != state.rating()) {
            String eventId = Ids.derived(seen.observationId(), "rating-changed");
            events.add(new NumberHealthEvent.RatingChanged(
                    new EventMeta(eventId, seen.occurredAt(), now),
                    state.number(),
                    state.rating(),
                    after.rating(),
                    seen.source()));
        }
        RedCase open = state.redCase();
        if (after.rating() == Rating.RED) {
            return open == null ? open(after, seen, now, events) : after;
        }
        return open == null ? after : close(after, open, seen, now, events);
    }

    private static NumberRating open(NumberRating state, Observation seen, Instant now, List<RatingEvent> events) {
        // A new flag cannot predate the last clearing, but the time a person reports can.
        Instant flaggedAt =
                seen.occurredAt().isAfter(state.lastClearedAt()) ? seen.occurredAt() : seen.requestStartedAt();
        RedCase opened =
                RedCase.opened(state.number().phoneNumberId(), state.ruleSet(), flaggedAt, seen.requestStartedAt());
        events.add(new RedCaseEvent.RedCaseOpened(
                new EventMeta(Ids.derived(opened.caseId(), "red-case-opened"), flaggedAt, now),
                state.number(),
                opened.ref(),
                opened.seenAt(),
                false,
                null));
        return state.withRedCase(opened);
    }

    private static NumberRating close(
            NumberRating state, RedCase open, Observation seen, Instant now, List<RatingEvent> events) {
        Instant closedAt = seen.occurredAt().isAfter(open.flaggedAt()) ? seen.occurredAt() : seen.requestStartedAt();
        events.add(new RedCaseEvent.RedCaseClosed(
                new EventMeta(Ids.derived(open.caseId(), "red-case-closed"), closedAt, now),
                state.number(),
                open.ref(),
                state.rating(),
                closedAt));
        return state.cleared(closedAt);
    }
}
