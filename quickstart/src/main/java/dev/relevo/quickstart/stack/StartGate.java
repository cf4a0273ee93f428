package dev.relevo.quickstart.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A gate that starts parts in parallel until it is shut. Shutting it waits for the parts that are starting, so that afterwards every
 * process can be found. Thread-safe.
 */
final class StartGate {
    /** A part that takes longer to start is found by its pid file. */
    private static final Duration SHUT_LIMIT = Duration.ofSeconds(15);

    private final List<CompletableFuture<Void>> starting = new ArrayList<>();
    private boolean shut;

    /**
     * Runs all parts, each in a thread of its own, and waits.
     *
     * @throws RuntimeException the first failure, once all have ended
     */
    void together(List<Runnable> parts) {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(parts.stream().map(this::begin).toArray(CompletableFuture[]::new));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private synchronized CompletableFuture<Void> begin(Runnable part) {
        if (shut) {
            throw new IllegalStateException("stopping");
        }
        CompletableFuture<Void> started = CompletableFuture.runAsync(part, Thread::startVirtualThread);
        starting.add(started);
        return started;
    }

    /** Prevents further starts and waits for those in progress. */
    void shut() {
        List<CompletableFuture<Void>> pending;
        synchronized (this) {
            shut = true;
            pending = List.copyOf(starting);
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
        try {
            all.handle((done, failure) -> done).get(SHUT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
