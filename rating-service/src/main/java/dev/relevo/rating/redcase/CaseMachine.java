package dev.relevo.rating.redcase;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.RedCase.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of red cases: pure functions from a number and an input to the number after it and the events.
 *
 * @param times how observations form cases
 * @param notices the notices before a deadline
 * @param judge what happens at the deadline
 */
public record CaseMachine(CaseTimes times, DeadlineNotices notices, DeadlineJudge judge) {
    /** The clocks of synchronized machines differ by less. */
    static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    /**
     * Applies an observation, and then what is due at this time. A duplicate, and one too old to change anything, is
     * {@link Verdict#OLDER} and causes no events.
     *
     * @param report the words of a person; null unless one observed it
     */
    public Judgement observe(
            NumberRating before, Observation seen, @Nullable ManualReport report, Circumstances around, Instant now) {
        if (seen.requestStartedAt().isAfter(now.plus(MAX_CLOCK_SKEW))) {
            return new Judgement(before, Verdict.FUTURE, List.of());
        }
        if (!before.timeline().accepts(seen, times)) {
            return new Judgement(before, Verdict.OLDER, List.of());
        }
        RedCase held = before.redCase();
        if (held != null && isHoldOver(held, seen.requestStartedAt())) {
            // What the end of the hold closed comes before what this observation opens.
            Judgement ended = onTimer(before, around, seen.requestStartedAt());
            Judgement observed = observe(ended.state(), seen, report, around, now);
            return ended.then(observed);
        }
        Timeline timeline = before.timeline().with(seen, before.number(), times).passedTo(now);
        NumberRating after = before.following(timeline, times, around, now);
        List<RatingEvent> events = new Changes(seen.observationId(), seen.source(), report, now).between(before, after);
        Judgement due = clock(after, around, now);
        events.addAll(due.events());
        return new Judgement(due.state(), verdict(before, after, seen), events);
    }

    /**
     * The number with what was seen but not told, because it was nothing new: until this time polls showed the colour of the last
     * one. An observation from before that takes its place before it.
     */
    public NumberRating confirmed(NumberRating state, Instant confirmedAt) {
        Track track = state.track();
        Instant at = confirmedAt.truncatedTo(ChronoUnit.MILLIS);
        if (track.polled() == Rating.UNKNOWN || !at.isAfter(track.observedAt())) {
            return state;
        }
        String id = Ids.derived("confirmed", state.number().phoneNumberId().value(), at.toString());
        Observation same = new Observation(id, track.polled(), null, null, Source.POLL, at, at);
        Timeline timeline = state.timeline().with(same, state.number(), times);
        return new NumberRating(
                state.number(),
                state.ruleSet(),
                timeline,
                timeline.track(state.number(), times),
                state.latest(),
                state.other());
    }

    /** Applies the passing of time: the end of a person's word, notices, the deadline, and the volume past it. */
    public Judgement onTimer(NumberRating before, Circumstances around, Instant now) {
        RedCase open = before.redCase();
        if (open == null) {
            return Judgement.same(before);
        }
        if (!isHoldOver(open, now)) {
            return clock(before, around, now);
        }
        NumberRating after = before.following(before.timeline().passedTo(now), times, around, now);
        String cause =
                Ids.derived(open.caseId(), "hold", String.valueOf(open.facts().heldUntil()));
        List<RatingEvent> events = new Changes(cause, Source.POLL, null, now).between(before, after);
        return new Judgement(after, Verdict.CHANGED, events).then(clock(after, around, now));
    }

    /** Applies evidence of a limit; evidence from before the flag says nothing about this case, unless it is a measure in force. */
    public Judgement limited(NumberRating before, LimitEvidence evidence, Instant now) {
        RedCase open = before.redCase();
        if (open == null || open.state() == State.LIMITED) {
            return Judgement.same(before);
        }
        boolean isOfCase = evidence.kind() == LimitEvidence.Kind.RESTRICTION
                || !evidence.at().isBefore(open.flaggedAt());
        if (!isOfCase) {
            return Judgement.same(before);
        }
        RedCase after = open.limited(evidence);
        return new Judgement(
                before.withRedCase(after),
                Verdict.CHANGED,
                List.of(new RedCaseEvent.LimitImposed(
                        EventMeta.now(Ids.derived(open.caseId(), "limit-imposed"), now),
                        before.number(),
                        after.ref(),
                        evidence.kind().name(),
                        evidence.details())));
    }

    /** True when time alone makes {@link #onTimer} change something; cheaper, because it needs no lock on the number. */
    public boolean isDue(RedCase open, Instant now) {
        return isHoldOver(open, now) || notices.isDue(open, now);
    }

    private Judgement clock(NumberRating state, Circumstances around, Instant now) {
        RedCase open = state.redCase();
        LimitEvidence fell = open == null ? null : open.facts().limitFell();
        Judgement first = fell == null ? Judgement.same(state) : limited(state, fell, now);
        Judgement second = first.then(notices.onTimer(first.state(), now));
        return second.then(judge.onTimer(second.state(), around, now));
    }

    private static boolean isHoldOver(RedCase open, Instant now) {
        Instant heldUntil = open.facts().heldUntil();
        return open.facts().disputed() && heldUntil != null && !now.isBefore(heldUntil);
    }

    private static Verdict verdict(NumberRating before, NumberRating after, Observation seen) {
        RedCase old = before.redCase();
        RedCase open = after.redCase();
        boolean isCorrected = seen.isFromPerson()
                && old != null
                && open != null
                && old.caseId().equals(open.caseId())
                && !old.flaggedAt().equals(open.flaggedAt());
        if (isCorrected) {
            return Verdict.CORRECTED;
        }
        return after.isToldApartFrom(before) ? Verdict.CHANGED : Verdict.SAME;
    }
}
