package dev.relevo.router.topology;

import java.time.Duration;
import java.time.Instant;

/**
 * The time for the timers of one task. While it reads records that have waited in the log, their time counts, not the clock's: a
 * user who asked an hour ago and was answered two seconds later did not wait, even if the answer is still to be read.
 */
final class CatchUpClock {
    /** A record older than this when it is read has waited in the log. */
    static final Duration FRESH = Duration.ofSeconds(10);
    /** Without such a record for this long, a task has caught up. */
    static final Duration QUIET = Duration.ofSeconds(2);

    private static final long NEVER = Long.MIN_VALUE / 2;

    private long newestMillis = NEVER;
    private long catchingUpAtMillis = NEVER;

    /** A record with this stamp is read now; both in milliseconds since 1970. */
    public void read(long stampMillis, long nowMillis) {
        newestMillis = Math.max(newestMillis, stampMillis);
        if (nowMillis - stampMillis > FRESH.toMillis()) {
            catchingUpAtMillis = nowMillis;
        }
    }

    /** The time at {@code nowMillis}; never later than that. */
    public Instant at(long nowMillis) {
        boolean isCatchingUp = nowMillis - catchingUpAtMillis < QUIET.toMillis();
        return Instant.ofEpochMilli(isCatchingUp ? Math.min(newestMillis, nowMillis) : nowMillis);
    }
}
