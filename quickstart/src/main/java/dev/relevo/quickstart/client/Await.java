package dev.relevo.quickstart.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again until something is there. */
public final class Await {
    /** Long enough for a service that starts again meanwhile, on a busy machine. What is there earlier is found earlier. */
    public static final Duration USUAL = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Await() {}

    /**
     * What was found.
     *
     * @param awaited what is looked for, in words
     * @param look empty as long as it is not there
     * @param instead tells what is there instead, for the failure's message
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
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            found = look.get();
        }
        return found.get();
    }
}
