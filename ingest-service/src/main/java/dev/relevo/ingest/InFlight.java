package dev.relevo.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests and body bytes under way, and says no above the limits. Thread-safe. */
@Singleton
public class InFlight {
    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    InFlight(IngestConfig config) {
        this(config.limits().requests(), config.limits().bytes().asLongValue());
    }

    InFlight(int maxRequests, long maxBytes) {
        if (maxRequests < 1 || maxBytes < Bodies.MAX_BYTES) {
            throw new IllegalArgumentException("ingest.limits must allow one webhook: requests >= 1, bytes >= "
                    + Bodies.MAX_BYTES + "; got " + maxRequests + ", " + maxBytes);
        }
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /** Takes a place; every true is to be paired with one {@link #leave} of the same size. */
    boolean enter(long size) {
        boolean fits = requests.incrementAndGet() <= maxRequests;
        fits &= bytes.addAndGet(size) <= maxBytes;
        if (!fits) {
            leave(size);
        }
        return fits;
    }

    void leave(long size) {
        requests.decrementAndGet();
        bytes.addAndGet(-size);
    }

    /** Whether one more webhook of the largest size would be let in. */
    boolean hasRoom() {
        return requests.get() < maxRequests && bytes.get() + Bodies.MAX_BYTES <= maxBytes;
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }
}
