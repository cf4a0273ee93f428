package dev.relevo.rating.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an account is asked next, and how it went lately.
 *
 * @param nextPollAt not before this
 * @param throttled how often in a row WhatsApp said "too often"
 * @param failures how often in a row nothing could be read
 * @param failingSince the first of these; null when the last call went well
 * @param told true when people were told of this stretch of failures
 */
record PollPace(
        Instant nextPollAt,
        int throttled,
        int failures,
        @Nullable Instant failingSince,
        boolean told) {
    /** A hiccup of the network is nobody's business; a refused token is at once. */
    static final int FAILURES_BEFORE_TELLING = 3;

    /** WhatsApp counts calls by the hour. */
    static final Duration MAX_BACK_OFF = Duration.ofMinutes(15);

    private static final int MAX_DOUBLINGS = 20;

    /**
     * The pace after a call. Being throttled is neither good nor a failure: it only slows down.
     *
     * @param every time between two calls, jitter included
     */
    PollPace after(GraphAnswer answer, Duration every, Instant now) {
        return switch (answer) {
            case GraphAnswer.Numbers ignored -> new PollPace(now.plus(every), 0, 0, null, false);
            case GraphAnswer.Throttled ignored ->
                new PollPace(now.plus(backOff(every)), throttled + 1, failures, failingSince, told);
            case GraphAnswer.Refused ignored -> failed(FAILURES_BEFORE_TELLING, every, now);
            case GraphAnswer.Failed ignored -> failed(failures + 1, every, now);
        };
    }

    /** True when people must be told now: this stretch is long enough and they were not. */
    boolean mustTell() {
        return !told && failures >= FAILURES_BEFORE_TELLING;
    }

    PollPace withTold() {
        return new PollPace(nextPollAt, throttled, failures, failingSince, true);
    }

    private PollPace failed(int count, Duration every, Instant now) {
        Instant since = failingSince == null ? now : failingSince;
        return new PollPace(now.plus(every), 0, Math.max(count, failures), since, told);
    }

    /** Twice as long each time. */
    private Duration backOff(Duration every) {
        Duration doubled = every.multipliedBy(1L << Math.min(throttled + 1, MAX_DOUBLINGS));
        return doubled.compareTo(MAX_BACK_OFF) < 0 ? doubled : max(every, MAX_BACK_OFF);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
