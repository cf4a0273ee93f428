package dev.relevo.quickstart.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Polling for a result, with a time limit. */
public final class Await {
    /** Long enough for a service that restarts meanwhile, on a busy machine. A result that is there earlier is returned at once. */
    public static final Duration USUAL = Duration.ofSeconds(60);

    private static final Duration POLL_EVERY = Duration.ofMillis(100);

    private Await() {}

    /**
     * Polls until there is a result and returns it.
     *
     * @param awaited description of the expected result
     * @param look empty as long as there is no result
     * @param instead describes the present state, for the failure's message
     * @throws ExpectationFailed after {@code limit}
     */
    public static <T> T until(String awaited, Duration limit, Supplier<Optional<T>> look, Supplier<?> instead) {
        long startNanos = System.nanoTime();
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (System.nanoTime() - startNanos > limit.toNanos()) {
                throw new ExpectationFailed(
                        "awaited %s for %d s; saw %s".formatted(awaited, limit.toSeconds(), instead.get()));
            }
            LockSupport.parkNanos(POLL_EVERY.toNanos());
            found = look.get();
        }
        return found.get();
    }
}
