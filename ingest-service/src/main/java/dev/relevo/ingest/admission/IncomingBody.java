package dev.relevo.ingest.admission;

import dev.relevo.ingest.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One body as it arrives, on its connection's event loop. It takes room for each part when the part is there, and watches that
 * the sender keeps a minimum rate.
 */
final class IncomingBody {
    /** The first look at a sender's rate, and the time between two. */
    static final long LOOK_MILLIS = 3_000;
    /** Slower than a mobile phone at its worst; a sender below holds a connection for nothing. */
    static final long MIN_BYTES_PER_SECOND = 1_024;
    /**
     * From the head of a request to its answer: time for 3 MiB on a slow line, and then for the broker. The minimum rate alone
     * would allow a body of 3 MiB most of an hour.
     */
    static final int MAX_LOOKS = 5;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final int maxBytes;
    private final InFlight inFlight;
    private final Consumer<Rejection> refuse;

    private @Nullable Buffer received;
    private long size;
    private long held;
    private boolean isEntered;
    private boolean isReading = true;
    private int looks;
    private long timer;

    IncomingBody(RoutingContext context, int maxBytes, InFlight inFlight, Consumer<Rejection> refuse) {
        this.context = context;
        this.request = context.request();
        this.maxBytes = maxBytes;
        this.inFlight = inFlight;
        this.refuse = refuse;
    }

    void read() {
        timer = context.vertx().setPeriodic(LOOK_MILLIS, ignored -> look());
        // Quarkus paused it until it is known who reads it.
        request.exceptionHandler(this::broken)
                .handler(this::arrived)
                .endHandler(ignored -> complete())
                .resume();
    }

    /** Gives back what it holds. Called once, when the request has its answer or the connection is gone. */
    void close() {
        isReading = false;
        context.vertx().cancelTimer(timer);
        inFlight.release(held);
        held = 0;
        if (isEntered) {
            isEntered = false;
            inFlight.leave();
        }
    }

    private void arrived(Buffer part) {
        if (!isReading) {
            return;
        }
        size += part.length();
        if (size > maxBytes) {
            stop(Rejection.BODY_TOO_LARGE);
        } else if (!inFlight.receive(part.length(), size)) {
            stop(Rejection.BUSY);
        } else {
            held += part.length();
            // Copied: the memory of a part is not ours after this call.
            received = (received == null ? Buffer.buffer(part.length()) : received).appendBuffer(part);
        }
    }

    private void complete() {
        if (!isReading) {
            return;
        }
        isReading = false;
        isEntered = inFlight.enter();
        if (!isEntered) {
            refuse.accept(Rejection.BUSY);
            return;
        }
        RoutingContextInternal routing = (RoutingContextInternal) context;
        // So that no later body handler waits for what was read already.
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

    private void look() {
        looks++;
        if (looks >= MAX_LOOKS) {
            request.connection().close();
        } else if (isReading && size < looks * LOOK_MILLIS / 1_000 * MIN_BYTES_PER_SECOND) {
            stop(Rejection.TOO_SLOW);
        }
    }

    private void stop(Rejection reason) {
        isReading = false;
        received = null;
        inFlight.release(held);
        held = 0;
        refuse.accept(reason);
    }
}
