package dev.relevo.router.kafka;

import java.time.Duration;

/**
 * The last stable offset of a partition, and since when an open transaction has held it.
 *
 * @param stableOffset the first record that committed readers cannot read yet
 * @param isHeld whether records exist from that offset on
 * @param sinceNanos {@link System#nanoTime} when this was first seen
 */
record HangingTransaction(long stableOffset, boolean isHeld, long sinceNanos) {
    /** The state after a later check, when the partition ends at {@code end}. */
    public HangingTransaction then(long stable, long end, long nowNanos) {
        boolean holds = end > stable;
        boolean goesOn = isHeld && holds && stable == stableOffset;
        return goesOn ? this : new HangingTransaction(stable, holds, nowNanos);
    }

    /** For how long records have waited behind one transaction; zero if absent. */
    Duration heldFor(long nowNanos) {
        return isHeld ? Duration.ofNanos(nowNanos - sinceNanos) : Duration.ZERO;
    }
}
