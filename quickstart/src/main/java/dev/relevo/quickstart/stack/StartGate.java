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
 * Starts parts side by side, until it is shut. What is starting at that moment is waited for, so that whoever shuts the gate then
 * finds every process there is. Thread-safe.
 */
final class StartGate {
    /** A part that takes longer to start is swept by its pid file. */
    private static final Duration SHUT_LIMIT = Duration.ofSeconds(15);

    private final List<CompletableFuture<Void>> starting = new ArrayList<>();
    private boolean shut;

    /**
     * Runs all, each in a thread of its own, and waits.
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

    /** Lets nothing start any more. */
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
