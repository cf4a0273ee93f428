package dev.relevo.rating.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The poll schedule of an account: when it is polled next, its backoff after a rate limit, and its run of failures.
 *
 * @param nextPollAt earliest time of the next poll
 * @param throttled how often in a row WhatsApp answered with its rate limit
 * @param failures how often in a row the poll failed
 * @param failingSince time of the first of these failures; null when the last call succeeded
 * @param noticeSent true when an event about this run of failures was published
 */
record PollSchedule(
        Instant nextPollAt,
        int throttled,
        int failures,
        @Nullable Instant failingSince,
        boolean noticeSent) {
    /** A short network failure needs no notice. A refused token is reported immediately. */
    static final int FAILURES_BEFORE_NOTICE = 3;

    /** The longest backoff. WhatsApp counts calls per hour. */
    static final Duration MAX_BACKOFF = Duration.ofMinutes(15);

    private static final int MAX_DOUBLINGS = 20;

    /**
     * The schedule after a call. A rate-limited call is neither a success nor a failure: it only delays the next one.
     *
     * @param every time between two calls, jitter included
     */
    PollSchedule after(GraphAnswer answer, Duration every, Instant now) {
        return switch (answer) {
            case GraphAnswer.Numbers ignored -> new PollSchedule(now.plus(every), 0, 0, null, false);
            case GraphAnswer.Throttled ignored ->
                new PollSchedule(now.plus(backoff(every)), throttled + 1, failures, failingSince, noticeSent);
            case GraphAnswer.Refused ignored -> failed(FAILURES_BEFORE_NOTICE, every, now);
            case GraphAnswer.Failed ignored -> failed(failures + 1, every, now);
        };
    }

    /** True when the run of failures is long enough to be reported and no event about it was published. */
    boolean isNoticeDue() {
        return !noticeSent && failures >= FAILURES_BEFORE_NOTICE;
    }

    PollSchedule withNoticeSent() {
        return new PollSchedule(nextPollAt, throttled, failures, failingSince, true);
    }

    private PollSchedule failed(int count, Duration every, Instant now) {
        Instant since = failingSince == null ? now : failingSince;
        return new PollSchedule(now.plus(every), 0, Math.max(count, failures), since, noticeSent);
    }

    /** The exponential backoff: twice as long after each rate-limited call. */
    private Duration backoff(Duration every) {
        Duration doubled = every.multipliedBy(1L << Math.min(throttled + 1, MAX_DOUBLINGS));
        return doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : max(every, MAX_BACKOFF);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
