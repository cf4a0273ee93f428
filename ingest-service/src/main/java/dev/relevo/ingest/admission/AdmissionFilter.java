package dev.relevo.ingest.admission;

import dev.relevo.event.Bounds;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The admission control of the service port: receives every request body and rejects it with 503 {@code busy} while it arrives when
 * a limit is reached. The limits are concurrency limits ({@link InFlight}, {@link AddressLimits}) and a minimum transfer rate
 * ({@link IncomingBody}); there is no rate limit on requests per second. A resource cannot do this, because it gets the complete
 * body.
 */
@Singleton
public class AdmissionFilter {
    /** Before Quarkus' own body limit, whose 413 is not a problem document, and before every route. */
    public static final int ORDER = -100;

    /** How long the body of a rejected request is still read. */
    private static final long DISCARD_MILLIS = 2_000;

    private static final int MAX_LENGTH_DIGITS = 18;

    private final InFlight inFlight;
    private final AddressLimits addresses;
    private final IntakeMetrics metrics;

    AdmissionFilter(InFlight inFlight, AddressLimits addresses, IntakeMetrics metrics) {
        this.inFlight = inFlight;
        this.addresses = addresses;
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
            // The end of such a body is ambiguous, and a proxy may see another one: nothing after it is read.
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
        if (!addresses.acquire(address)) {
            refuse(context, Rejection.BUSY);
            return;
        }
        IncomingBody body = new IncomingBody(context, maxBytes(request), inFlight, reason -> refuse(context, reason));
        context.addEndHandler(ended -> {
            addresses.release(address);
            body.close();
        });
        body.read();
    }

    /** The HTTP codec has already rejected everything but a number; twenty digits do not fit a long. */
    private static boolean isTooLarge(String contentLength, int max) {
        return contentLength.length() > MAX_LENGTH_DIGITS || Long.parseLong(contentLength) > max;
    }

    /** Decided by the path as sent: an encoded path that decodes to a webhook path has the smaller limit. */
    private static int maxBytes(HttpServerRequest request) {
        @Nullable String path = request.path();
        boolean isLarge = path != null && (path.startsWith("/webhooks/") || path.startsWith("/v1/bot-events"));
        return isLarge ? Bodies.MAX_BYTES : Bounds.BODY_MAX_BYTES;
    }

    private void fail(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return; // the connection is closed or already answered
        }
        if (context.statusCode() == Rejection.BODY_TOO_LARGE.status()) {
            refuse(context, Rejection.BODY_TOO_LARGE);
        } else if (isMalformed(context)) {
            // Otherwise it would be logged as our own error, and the answer would not be a problem document.
            refuse(context, Rejection.REQUEST_MALFORMED);
        } else {
            context.next();
        }
    }

    /** Vert.x reports a missing Host, the decoder a chunk without a size. */
    private static boolean isMalformed(RoutingContext context) {
        return context.statusCode() == Rejection.REQUEST_MALFORMED.status()
                || context.failure() instanceof NumberFormatException
                || context.failure() instanceof DecoderException;
    }

    private void refuse(RoutingContext context, Rejection reason) {
        metrics.rejected(reason);
        var answered = RejectionProblems.write(context.response(), reason);
        if (reason.endsConnection()) {
            answered.onComplete(done -> context.request().connection().close());
        } else {
            discardBody(context);
        }
    }

    /**
     * Closing while the client still sends would reset the connection, and the client would lose the answer. So the rest is read
     * and discarded, for at most {@link #DISCARD_MILLIS}.
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
