package dev.relevo.rating.redcase;

import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.RedCase.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The schedule of the notices before a deadline, and the effect of time on an open red case.
 *
 * @param marks time left at which a notice is sent, each positive
 * @param lateAfter a notice that is sent more than this after it was due is marked late
 */
public record DeadlineNotices(List<Duration> marks, Duration lateAfter) {
    public DeadlineNotices {
        for (Duration mark : marks) {
            if (!mark.isPositive()) {
                throw new IllegalArgumentException("the time left of a deadline notice must be positive: " + mark);
            }
        }
        marks = marks.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        if (lateAfter.isNegative()) {
            throw new IllegalArgumentException("lateAfter must not be negative: " + lateAfter);
        }
    }

    /**
     * Applies the passing of time. Each notice is sent once. Of several that are due at once, because the case was opened late or
     * the service was down, only the newest is sent, and marked late.
     */
    Judgement onTimer(NumberRating state, Instant now) {
        RedCase open = state.redCase();
        Instant deadline = open == null ? null : open.deadline();
        if (open == null || deadline == null || open.state() != State.OPEN) {
            return Judgement.same(state);
        }
        List<Duration> due = due(open, deadline, now);
        if (due.isEmpty()) {
            return Judgement.same(state);
        }
        RatingEvent notice = notice(state, open, deadline, due.getLast(), now);
        return new Judgement(state.withRedCase(open.withSentNotices(due)), Verdict.CHANGED, List.of(notice));
    }

    /** True when a notice or the deadline itself is due. */
    boolean isDue(RedCase open, Instant now) {
        Instant deadline = open.deadline();
        return deadline != null
                && open.state() == State.OPEN
                && (!now.isBefore(deadline) || !due(open, deadline, now).isEmpty());
    }

    private List<Duration> due(RedCase open, Instant deadline, Instant now) {
        return marks.stream()
                .filter(mark -> !open.progress().sentNotices().contains(mark) && !now.isBefore(deadline.minus(mark)))
                .toList();
    }

    private RatingEvent notice(NumberRating state, RedCase open, Instant deadline, Duration mark, Instant now) {
        boolean isLate = now.isAfter(deadline.minus(mark).plus(lateAfter));
        Duration left = Duration.between(now, deadline);
        Duration remaining = left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds());
        return new RedCaseEvent.DeadlineNear(
                EventMeta.now(Ids.derived(open.caseId(), "deadline-near", mark.toString()), now),
                state.number(),
                open.ref(),
                isLate ? remaining : mark,
                isLate);
    }
}
