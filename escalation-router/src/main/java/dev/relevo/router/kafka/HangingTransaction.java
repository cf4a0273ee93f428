package dev.relevo.router.kafka;

import java.time.Duration;

/**
 * The last stable offset of a partition, and since when an open transaction has held it.
 *
 * @param stableOffset the first record that a committed reader does not get yet
 * @param isHeld whether there are records from there on
 * @param sinceNanos of which {@link System#nanoTime} this was seen first
 */
record HangingTransaction(long stableOffset, boolean isHeld, long sinceNanos) {
    /** What a later look comes to, at which this partition ends at {@code end}. */
    public HangingTransaction then(long stable, long end, long nowNanos) {
        boolean holds = end > stable;
        boolean goesOn = isHeld && holds && stable == stableOffset;
        return goesOn ? this : new HangingTransaction(stable, holds, nowNanos);
    }

    /** For how long records have waited behind one transaction; zero when none do. */
    Duration heldFor(long nowNanos) {
        return isHeld ? Duration.ofNanos(nowNanos - sinceNanos) : Duration.ZERO;
    }
}
