package dev.relevo.ingest.faults;

import dev.relevo.ingest.Webhooks;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A simulation of WhatsApp: several threads post webhooks with unique message ids, retry each until it is answered 200, and record
 * the results.
 */
final class Sender implements AutoCloseable {
    private static final int THREADS = 4;

    /**
     * The pause between retries; WhatsApp waits longer. Without a pause, retries against a stopped service would use the whole
     * machine.
     */
    private static final Duration BACK_OFF = Duration.ofMillis(50);

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> repeated = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final String name;
    private volatile URI target;

    /** Starts immediately; the name is part of each message id. */
    Sender(String name, URI target) {
        this.name = name;
        this.target = target;
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().name("sender-" + i).start(this::run));
        }
    }

    private void run() {
        while (!isStopped.get()) {
            String messageId = name + "." + count.incrementAndGet() + ".";
            while (!isAccepted(messageId)) {
                repeated.add(messageId);
                LockSupport.parkNanos(BACK_OFF.toNanos());
            }
            accepted.add(messageId);
        }
    }

    private boolean isAccepted(String messageId) {
        try {
            return new Webhooks(target).post(Webhooks.text(messageId, "Hola")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            broken.incrementAndGet();
            return false;
        }
    }

    /** Changes the target of all further requests. */
    void turnTo(URI newTarget) {
        target = newTarget;
    }

    /** Message ids answered 200. */
    Set<String> accepted() {
        return accepted;
    }

    /** Message ids that were retried. */
    Set<String> repeated() {
        return repeated;
    }

    /** The number of requests without any answer. */
    int broken() {
        return broken.get();
    }

    /** Stops, after everything started is answered 200. */
    void stop() {
        isStopped.set(true);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
