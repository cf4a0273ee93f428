package dev.relevo.bench.load;

/** The times at which the requests of one run are meant to be sent. Times are {@link System#nanoTime}'s. */
interface Arrivals {
    /** {@link #nextNanos} after the last request. */
    long NEVER = Long.MAX_VALUE;

    /** The time at which the next request is due: now or earlier, later, or {@link #NEVER}. */
    long nextNanos(long now);

    /** Advances to the following request. */
    void advance();

    /** The number of requests that are planned and not yet sent. */
    long unsent();
}
