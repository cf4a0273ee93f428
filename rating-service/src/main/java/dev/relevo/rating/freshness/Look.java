package dev.relevo.rating.freshness;

import java.time.Duration;
import java.time.Instant;

/**
 * A look for stale numbers by any replica. At the first one, or when nobody looked for a while (all replicas down, or the database
 * unavailable), numbers are old because of us: for one promised age none is told as stale, so that polls can catch up. Permits
 * fail closed meanwhile, because the observations are old.
 *
 * @param at when it happened
 * @param quietUntil until when no number is told as stale
 */
record Look(Instant at, Instant quietUntil) {
    /** Three looks missed. */
    static final Duration BLIND_AFTER = Duration.ofSeconds(15);

    static Look first(Duration maxAge, Instant now) {
        return new Look(now, now.plus(maxAge));
    }

    Look next(Duration maxAge, Instant now) {
        boolean wasBlind = Duration.between(at, now).compareTo(BLIND_AFTER) > 0;
        return new Look(now, wasBlind ? now.plus(maxAge) : quietUntil);
    }

    boolean isQuiet() {
        return at.isBefore(quietUntil);
    }
}
