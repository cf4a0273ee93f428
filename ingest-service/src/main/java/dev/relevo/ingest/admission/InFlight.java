package dev.relevo.ingest.admission;

import dev.relevo.ingest.IngestConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limits on work in flight: body bytes received, and requests with a complete body. A declared Content-Length reserves nothing.
 * A quarter of the bytes is reserved for small bodies, so that many large or slow bodies never block ordinary webhooks.
 * Thread-safe.
 */
@Singleton
public class InFlight {
    /** The largest small body: many times an ordinary webhook. */
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
     * Reserves received bytes. Each {@code true} must be paired with one {@link #releaseBytes}.
     *
     * @param soFar bytes of the same body so far, including these
     */
    boolean acquireBytes(int arrived, long soFar) {
        long max = soFar <= SMALL_BYTES ? maxBytes : maxBytesForLarge;
        boolean fits = bytes.addAndGet(arrived) <= max;
        if (!fits) {
            releaseBytes(arrived);
        }
        return fits;
    }

    void releaseBytes(long received) {
        bytes.addAndGet(-received);
    }

    /** Reserves a complete request. Each {@code true} must be paired with one {@link #releaseRequest}. */
    boolean acquireRequest() {
        boolean fits = requests.incrementAndGet() <= maxRequests;
        if (!fits) {
            releaseRequest();
        }
        return fits;
    }

    void releaseRequest() {
        requests.decrementAndGet();
    }

    public int requests() {
        return requests.get();
    }

    public long bytes() {
        return bytes.get();
    }
}
