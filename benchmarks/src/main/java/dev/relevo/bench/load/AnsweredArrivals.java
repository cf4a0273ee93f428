package dev.relevo.bench.load;

/** Arrivals in which a request is due whenever a connection is free, until the end. */
final class AnsweredArrivals implements Arrivals {
    private final long endNanos;

    AnsweredArrivals(long endNanos) {
        this.endNanos = endNanos;
    }

    @Override
    public long nextNanos(long now) {
        return now < endNanos ? now : NEVER;
    }

    @Override
    public void advance() {
        // Nothing is planned ahead.
    }

    @Override
    public long unsent() {
        return 0;
    }
}
