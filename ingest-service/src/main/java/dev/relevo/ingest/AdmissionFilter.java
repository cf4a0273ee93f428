package dev.relevo.ingest;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Decides before a body is read whether there is room for it, which a resource cannot: it gets the body whole. Holds for every
 * request of the service port.
 */
@Singleton
class AdmissionFilter {
    /** Ahead of Quarkus' own body limit, whose 413 is no problem document. */
    private static final int ORDER = -100;

    /**
     * From the head of a request to its answer: time for 3 MiB on a slow line, and then for the broker. Idle timeouts do not end a
     * sender of one byte a second, whose place nobody else could take.
     */
    private static final long MAX_REQUEST_MILLIS = 15_000;

    /** Longest time the body of a refused request is read. */
    private static final long DISCARD_MILLIS = 2_000;

    /** Reads a body of unknown length, which can only be refused while it comes in. */
    private static final BodyHandler BOUNDED = BodyHandler.create(false).setBodyLimit(Bodies.MAX_BYTES);

    private final InFlight inFlight;
    private final IngestMetrics metrics;

    AdmissionFilter(InFlight inFlight, IngestMetrics metrics) {
        this.inFlight = inFlight;
        this.metrics = metrics;
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::admit).failureHandler(this::fail);
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
            // Where such a body ends is anybody's guess, and a proxy's may be another: nothing after it is read.
            refuse(context, Rejection.TRANSFER_ENCODING_UNKNOWN);
            return;
        }
        boolean isOfUnknownLength = length == null && encoding != null;
        long size = isOfUnknownLength ? Bodies.MAX_BYTES : lengthOf(length);
        if (size > Bodies.MAX_BYTES) {
            refuse(context, Rejection.BODY_TOO_LARGE);
            return;
        }
        if (!inFlight.enter(size)) {
            refuse(context, Rejection.BUSY);
            return;
        }
        long deadline = context.vertx()
                .setTimer(MAX_REQUEST_MILLIS, passed -> request.connection().close());
        context.addEndHandler(ended -> {
            inFlight.leave(size);
            context.vertx().cancelTimer(deadline);
        });
        if (isOfUnknownLength) {
            BOUNDED.handle(context);
        } else {
            context.next();
        }
    }

    /** The HTTP codec has refused anything but a number. */
    private static long lengthOf(@Nullable String contentLength) {
        return contentLength == null ? 0 : Long.parseLong(contentLength);
    }

    private void fail(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return; // the sender has left, or was sent away: nobody to tell
        }
        if (context.statusCode() == Rejection.BODY_TOO_LARGE.status()) {
            refuse(context, Rejection.BODY_TOO_LARGE);
        } else if (isMalformed(context)) {
            // Otherwise it is logged as an error of ours, and its answer is no problem document.
            refuse(context, Rejection.REQUEST_MALFORMED);
        } else {
            context.next();
        }
    }

    /** Vert.x finds a missing Host, the decoder a chunk without a size. */
    private static boolean isMalformed(RoutingContext context) {
        return context.statusCode() == Rejection.REQUEST_MALFORMED.status()
                || context.failure() instanceof NumberFormatException
                || context.failure() instanceof DecoderException;
    }

    private void refuse(RoutingContext context, Rejection reason) {
        metrics.rejected(reason);
        var response = context.response()
                .setStatusCode(reason.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (reason.isTemporary()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_AFTER_SECONDS));
        }
        var answered = response.end(new JsonObject()
                .put("status", reason.status())
                .put("title", reason.title())
                .put("detail", reason.detail())
                .put("code", reason.code())
                .toBuffer());
        if (reason.endsConnection()) {
            answered.onComplete(done -> context.request().connection().close());
        } else {
            discardBody(context);
        }
    }

    /**
     * Closing while the sender still sends would reset the connection, and the sender would lose the answer. So the rest is read and
     * thrown away, for a moment.
     */
    private static void discardBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            request.handler(chunk -> {}).resume();
            var unused = context.vertx().setTimer(DISCARD_MILLIS, timer -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
    }
}
