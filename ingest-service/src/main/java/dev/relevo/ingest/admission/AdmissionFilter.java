package dev.relevo.ingest.admission;

import dev.relevo.event.Bounds;
import dev.relevo.ingest.Bodies;
import dev.relevo.ingest.IngestMetrics;
import dev.relevo.ingest.Problems;
import dev.relevo.ingest.Rejection;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Reads every body of the service port and decides while it arrives whether there is room for it, which a resource cannot: it gets
 * the body whole.
 */
@Singleton
public class AdmissionFilter {
    /** Ahead of Quarkus' own body limit, whose 413 is no problem document, and of every route. */
    public static final int ORDER = -100;

    /** Longest time the body of a refused request is read. */
    private static final long DISCARD_MILLIS = 2_000;

    private static final int MAX_LENGTH_DIGITS = 18;

    private final InFlight inFlight;
    private final Senders senders;
    private final IngestMetrics metrics;

    AdmissionFilter(InFlight inFlight, Senders senders, IngestMetrics metrics) {
        this.inFlight = inFlight;
        this.senders = senders;
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
        if (length == null && encoding == null) {
            context.next();
            return;
        }
        if (length != null && isTooLarge(length, maxBytes(request))) {
            refuse(context, Rejection.BODY_TOO_LARGE);
            return;
        }
        String address = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        if (!senders.starts(address)) {
            refuse(context, Rejection.BUSY);
            return;
        }
        IncomingBody body = new IncomingBody(context, maxBytes(request), inFlight, reason -> refuse(context, reason));
        context.addEndHandler(ended -> {
            senders.finished(address);
            body.close();
        });
        body.read();
    }

    /** The HTTP codec has refused anything but a number; one of twenty digits is too large for a long. */
    private static boolean isTooLarge(String contentLength, int max) {
        return contentLength.length() > MAX_LENGTH_DIGITS || Long.parseLong(contentLength) > max;
    }

    /** By the path as it was sent: one that only decodes to a webhook's has the smaller limit. */
    private static int maxBytes(HttpServerRequest request) {
        @Nullable String path = request.path();
        boolean isLarge = path != null && (path.startsWith("/webhooks/") || path.startsWith("/v1/bot-events"));
        return isLarge ? Bodies.MAX_BYTES : Bounds.BODY_MAX_BYTES;
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
        var answered = Problems.write(context.response(), reason);
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
