package dev.relevo.rating.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often an account is polled. Every interval is at most half the promised age, so that one failed poll makes no number stale;
 * the call budget is applied afterwards.
 *
 * @param every time between two polls of a normal account
 * @param maxAge the promised age of observations
 */
record Cadence(Duration every, Duration maxAge) {
    /** How long an account is polled faster after something suspicious. */
    static final Duration SUSPICION = Duration.ofMinutes(15);
    /** After this time without a change, an account is polled less often. */
    static final Duration QUIET_AFTER = Duration.ofDays(1);
    /** The longest backoff without an instruction. WhatsApp counts calls per hour. */
    static final Duration MAX_BACKOFF = Duration.ofMinutes(15);
    /** The longest wait that WhatsApp can ask for: its budgets are hourly. */
    static final Duration MAX_ASKED = Duration.ofHours(1);

    private static final int FASTER = 3;
    private static final int SLOWER = 2;
    private static final int MAX_DOUBLINGS = 20;

    /** The time to the next poll of an account that was polled without an error. */
    Duration interval(@Nullable Instant suspectedUntil, Instant changedAt, Instant now) {
        if (suspectedUntil != null && now.isBefore(suspectedUntil)) {
            return min(every.dividedBy(FASTER), maxAge.dividedBy(2));
        }
        boolean isQuiet = !now.isBefore(changedAt.plus(QUIET_AFTER));
        return min(isQuiet ? every.multipliedBy(SLOWER) : every, maxAge.dividedBy(2));
    }

    /**
     * The exponential backoff: twice as long after each answer with the rate limit, and never shorter than WhatsApp asks.
     *
     * @param times how often in a row the rate limit was hit, at least 1
     * @param asked the wait that WhatsApp asks for; zero when it asks for none
     */
    Duration backoff(int times, Duration asked) {
        Duration doubled = every.multipliedBy(1L << Math.min(times, MAX_DOUBLINGS));
        return max(min(doubled, max(every, MAX_BACKOFF)), min(asked, MAX_ASKED));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
