package dev.relevo.ingest.admission;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request body while it is received, on its connection's event loop. It reserves bytes for each part when the part arrives, and
 * enforces a minimum transfer rate.
 */
final class IncomingBody {
    /** The interval of the rate checks; the first check is after one interval. */
    static final long CHECK_MILLIS = 3_000;
    /** Less than the slowest mobile connection; a slower client only blocks a connection. */
    static final long MIN_BYTES_PER_SECOND = 1_024;
    /**
     * Limits the time from the head of a request to its answer to 15 s: enough for 3 MiB on a slow line, and then for the broker.
     * The minimum rate alone would allow a body of 3 MiB most of an hour.
     */
    static final int MAX_CHECKS = 5;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final int maxBytes;
    private final InFlight inFlight;
    private final Consumer<Rejection> refuse;

    private @Nullable Buffer received;
    private long size;
    private long held;
    private boolean isCounted;
    private boolean isReading = true;
    private int checks;
    private long timer;

    IncomingBody(RoutingContext context, int maxBytes, InFlight inFlight, Consumer<Rejection> refuse) {
        this.context = context;
        this.request = context.request();
        this.maxBytes = maxBytes;
        this.inFlight = inFlight;
        this.refuse = refuse;
    }

    void read() {
        timer = context.vertx().setPeriodic(CHECK_MILLIS, ignored -> checkRate());
        // Quarkus pauses the request until a handler reads it.
        request.exceptionHandler(this::broken)
                .handler(this::arrived)
                .endHandler(ignored -> complete())
                .resume();
    }

    /** Releases what it reserved. Called once, when the request is answered or the connection is closed. */
    void close() {
        isReading = false;
        context.vertx().cancelTimer(timer);
        inFlight.releaseBytes(held);
        held = 0;
        if (isCounted) {
            isCounted = false;
            inFlight.releaseRequest();
        }
    }

    private void arrived(Buffer part) {
        if (!isReading) {
            return;
        }
        size += part.length();
        if (size > maxBytes) {
            stop(Rejection.BODY_TOO_LARGE);
        } else if (!inFlight.acquireBytes(part.length(), size)) {
            stop(Rejection.BUSY);
        } else {
            held += part.length();
            // Copied, because the memory of a part is reused after this call.
            received = (received == null ? Buffer.buffer(part.length()) : received).appendBuffer(part);
        }
    }

    private void complete() {
        if (!isReading) {
            return;
        }
        isReading = false;
        isCounted = inFlight.acquireRequest();
        if (!isCounted) {
            refuse.accept(Rejection.BUSY);
            return;
        }
        RoutingContextInternal routing = (RoutingContextInternal) context;
        // Prevents later body handlers from waiting for a body that is already read.
        routing.visitHandler(RoutingContextInternal.BODY_HANDLER);
        routing.setBody(received == null ? Buffer.buffer() : received);
        received = null;
        context.next();
    }

    private void broken(Throwable failure) {
        if (isReading) {
            isReading = false;
            context.fail(failure);
        }
    }

    private void checkRate() {
        checks++;
        if (checks >= MAX_CHECKS) {
            request.connection().close();
        } else if (isReading && size < checks * CHECK_MILLIS / 1_000 * MIN_BYTES_PER_SECOND) {
            stop(Rejection.TOO_SLOW);
        }
    }

    private void stop(Rejection reason) {
        isReading = false;
        received = null;
        inFlight.releaseBytes(held);
        held = 0;
        refuse.accept(reason);
    }
}
