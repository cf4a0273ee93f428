package dev.relevo.bench.load;

import java.time.Duration;

/**
 * Arrivals at equal intervals. A request that cannot be sent in time keeps its planned time, so that the wait counts: leaving it out
 * would be coordinated omission.
 */
final class ConstantArrivals implements Arrivals {
    private final long startNanos;
    private final double intervalNanos;
    private final long count;
    private long next;

    ConstantArrivals(long startNanos, Duration duration, double perSecond) {
        this.startNanos = startNanos;
        this.intervalNanos = 1e9 / perSecond;
        this.count = (long) (duration.toNanos() / intervalNanos);
    }

    @Override
    public long nextNanos(long now) {
        return next < count ? startNanos + (long) (next * intervalNanos) : NEVER;
    }

    @Override
    public void advance() {
        next++;
    }

    @Override
    public long unsent() {
        return count - next;
    }
}
