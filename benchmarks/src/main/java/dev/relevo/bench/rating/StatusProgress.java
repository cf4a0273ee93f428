package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.run.ServiceProcess;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How far the service was at a time.
 *
 * @param statuses committed in its database
 * @param cpu CPU time that it had used
 */
record StatusProgress(long nanos, long statuses, Duration cpu) {
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    static StatusProgress now(Store store, ServiceProcess rating) {
        return new StatusProgress(System.nanoTime(), store.processed(), rating.cpu());
    }

    /**
     * Waits until it has processed this many statuses.
     *
     * @throws BenchFailure when it died or the limit passes
     */
    static StatusProgress await(long statuses, Duration limit, Store store, ServiceProcess rating) {
        long start = System.nanoTime();
        StatusProgress now = now(store, rating);
        while (now.statuses < statuses) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new BenchFailure("rating-service had processed %,d of %,d statuses after %d s"
                        .formatted(now.statuses, statuses, limit.toSeconds()));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            now = now(store, rating);
        }
        return now;
    }

    /** The rate since then. */
    StatusRate since(StatusProgress start) {
        long done = statuses - start.statuses;
        return new StatusRate(
                done / ((nanos - start.nanos) / 1e9), cpu.minus(start.cpu).toNanos() / 1e3 / done);
    }
}
