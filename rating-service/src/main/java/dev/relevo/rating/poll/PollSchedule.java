package dev.relevo.rating.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an account is polled next, and why. All times are of the database's clock.
 *
 * @param nextPollAt earliest time of the next poll
 * @param trouble the run of polls without a complete list
 * @param budget the calls of the account
 * @param pages pages of the last complete list, at least 1: the calls of the next poll
 * @param changedAt when a poll last found a change; the first poll counts as one
 * @param suspectedUntil until when it is polled faster; null when nothing suspicious was seen
 */
record PollSchedule(
        Instant nextPollAt,
        Trouble trouble,
        CallBudget budget,
        int pages,
        @Nullable Instant changedAt,
        @Nullable Instant suspectedUntil) {

    /**
     * The result of a poll.
     *
     * @param answer the last page, or what prevented a complete list
     * @param calls pages that were asked for, at least 1
     * @param hasChanges true when it found something new
     */
    record Polled(GraphAnswer answer, int calls, boolean hasChanges) {}

    /**
     * The schedule after a poll.
     *
     * @param jitter factor around 1, so that the accounts are not all polled at the same time
     */
    PollSchedule after(Polled polled, Cadence cadence, double jitter, Instant now) {
        Trouble state = trouble.after(polled.answer(), now);
        boolean isList = polled.answer() instanceof GraphAnswer.Numbers;
        int expected = isList ? polled.calls() : pages;
        Instant changed = changedAt == null || polled.hasChanges() ? now : changedAt;
        CallBudget spent = budget.spend(polled.calls(), now);
        Duration wait =
                switch (polled.answer()) {
                    case GraphAnswer.Numbers ignored -> cadence.interval(suspectedUntil, changed, now);
                    case GraphAnswer.Throttled throttled -> cadence.backoff(state.throttled(), throttled.retryAfter());
                    case GraphAnswer.Refused ignored -> cadence.interval(null, now, now);
                    case GraphAnswer.Failed ignored -> cadence.interval(null, now, now);
                };
        // Never sooner than WhatsApp asked.
        double spread = state.throttled() > 0 ? Math.max(1, jitter) : jitter;
        Instant wanted = now.plusMillis(Math.round(wait.toMillis() * spread));
        return new PollSchedule(
                latest(wanted, spent.roomFor(expected)), state, spent, expected, changed, suspectedUntil);
    }

    /** The schedule after something suspicious: as soon as the budget allows, unless WhatsApp asked to wait. */
    PollSchedule suspected(Instant now) {
        Instant until = now.plus(Cadence.SUSPICION);
        Instant soonest = latest(now, budget.roomFor(pages));
        boolean mustWait = trouble.throttled() > 0 || soonest.isAfter(nextPollAt);
        return new PollSchedule(mustWait ? nextPollAt : soonest, trouble, budget, pages, changedAt, until);
    }

    PollSchedule withNotice() {
        return new PollSchedule(nextPollAt, trouble.withNotice(), budget, pages, changedAt, suspectedUntil);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
