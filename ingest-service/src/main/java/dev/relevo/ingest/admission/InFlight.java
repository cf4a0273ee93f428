package dev.relevo.ingest.admission;

import dev.relevo.ingest.Bodies;
import dev.relevo.ingest.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is in progress, against its limits: body bytes that arrived, and requests whose body is complete. What a sender declares
 * takes no room. A quarter of the bytes is kept for small bodies, so that large ones, however many and slow, never crowd out
 * ordinary webhooks. Thread-safe.
 */
@Singleton
public class InFlight {
    /** A body is small up to here: many times an ordinary webhook. */
    static final int SMALL_BYTES = 64 * 1024;

    private final int maxRequests;
    private final long maxBytes;
    private final long maxBytesForLarge;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    InFlight(IngestConfig config) {
        this(config.limits().requests(), config.limits().bytes().asLongValue());
    }

    public InFlight(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
        this.maxBytesForLarge = maxBytes - maxBytes / 4;
        if (maxRequests < 1 || maxBytesForLarge < Bodies.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "ingest.limits must allow one webhook in three quarters of the bytes:" + " requests >= 1, bytes >= "
                            + Bodies.MAX_BYTES * 4L / 3 + "; got " + maxRequests + ", " + maxBytes);
        }
    }

    /**
     * Takes room for bytes that arrived; every true is to be paired with one {@link #release}.
     *
     * @param soFar bytes of the same body, these included
     */
    boolean receive(int arrived, long soFar) {
        long max = soFar <= SMALL_BYTES ? maxBytes : maxBytesForLarge;
        boolean fits = bytes.addAndGet(arrived) <= max;
        if (!fits) {
            release(arrived);
        }
        return fits;
    }

    void release(long received) {
        bytes.addAndGet(-received);
    }

    /** Takes a place for a complete request; every true is to be paired with one {@link #leave}. */
    boolean enter() {
        boolean fits = requests.incrementAndGet() <= maxRequests;
        if (!fits) {
            leave();
        }
        return fits;
    }

    void leave() {
        requests.decrementAndGet();
    }

    public int requests() {
        return requests.get();
    }

    public long bytes() {
        return bytes.get();
    }
}
