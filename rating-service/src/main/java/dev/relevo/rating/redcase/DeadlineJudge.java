package dev.relevo.rating.redcase;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.RedCase.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a case at its deadline: a limit is expected, or the number is exempt and watched. A limit itself needs evidence.
 *
 * @param week the week whose templates count
 */
public record DeadlineJudge(VolumeWeek week) {
    Judgement onTimer(NumberRating state, Circumstances around, Instant now) {
        RedCase open = state.redCase();
        Instant deadline = open == null ? null : open.deadline();
        if (open == null || deadline == null || now.isBefore(deadline)) {
            return Judgement.same(state);
        }
        return switch (open.state()) {
            case OPEN -> atDeadline(state, open, deadline, around, now);
            case WATCHED -> watched(state, open, deadline, around, now);
            case EXPECTED, LIMITED, CLOSED -> Judgement.same(state);
        };
    }

    private Judgement atDeadline(
            NumberRating state, RedCase open, Instant deadline, Circumstances around, Instant now) {
        int templates = templates(around, Circumstances.countedEnd(deadline, now));
        if (!open.rules().isExempt(templates)) {
            return expected(state, open, deadline, templates, now);
        }
        String reason = String.format(
                Locale.ROOT,
                "%,d templates in the 7 days before the deadline; with 1,000 or fewer no limit follows, but volume may not grow above %,d",
                templates,
                open.ceiling());
        return moved(
                state,
                open.moved(State.WATCHED),
                new RedCaseEvent.LimitNotImposed(
                        meta(open, "limit-not-imposed", deadline, now), state.number(), open.ref(), reason));
    }

    private Judgement watched(NumberRating state, RedCase open, Instant deadline, Circumstances around, Instant now) {
        int templates = templates(around, now);
        return open.rules().isExempt(templates)
                ? Judgement.same(state)
                : expected(state, open, deadline, templates, now);
    }

    private static Judgement expected(NumberRating state, RedCase open, Instant deadline, int templates, Instant now) {
        return moved(
                state,
                open.moved(State.EXPECTED),
                new RedCaseEvent.LimitExpected(
                        meta(open, "limit-expected", deadline, now), state.number(), open.ref(), templates));
    }

    private int templates(Circumstances around, Instant end) {
        return around.templates(week.start(end, around.timeZone()), end);
    }

    private static Judgement moved(NumberRating state, RedCase after, RatingEvent event) {
        return new Judgement(state.withRedCase(after), Verdict.CHANGED, List.of(event));
    }

    private static EventMeta meta(RedCase open, String type, Instant deadline, Instant now) {
        return EventMeta.now(Ids.derived(open.caseId(), type, deadline.toString()), now);
    }
}
