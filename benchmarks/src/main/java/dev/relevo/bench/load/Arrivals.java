package dev.relevo.bench.load;

/** When the requests of one run are meant to be sent. Times are {@link System#nanoTime}'s. */
interface Arrivals {
    /** {@link #nextNanos} of arrivals that are over. */
    long NEVER = Long.MAX_VALUE;

    /** When the next request is due: now or earlier, later, or {@link #NEVER}. */
    long nextNanos(long now);

    /** Goes on to the one after. */
    void advance();

    /** How many are planned and not yet sent. */
    long unsent();
}
