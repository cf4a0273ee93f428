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
 * WhatsApp under way: several threads post webhooks with message ids of their own, each again and again until it is answered 200,
 * and remember how it went.
 */
final class Sender implements AutoCloseable {
    private static final int THREADS = 4;

    /** WhatsApp waits longer. Without any pause a dead service would cost all of the machine. */
    private static final Duration BACK_OFF = Duration.ofMillis(50);

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> repeated = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final String name;
    private volatile URI target;

    /** Begins at once; the name is part of each message id. */
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

    /** Where everything goes from now on. */
    void turnTo(URI newTarget) {
        target = newTarget;
    }

    /** Message ids answered 200. */
    Set<String> accepted() {
        return accepted;
    }

    /** Message ids that were sent more than once. */
    Set<String> repeated() {
        return repeated;
    }

    /** How many requests were not answered at all. */
    int broken() {
        return broken.get();
    }

    /** Returns when everything begun is answered 200. */
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
