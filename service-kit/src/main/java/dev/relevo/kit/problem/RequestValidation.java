package dev.relevo.kit.problem;

import dev.relevo.kit.log.Redacted;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Route handlers that reject malformed or oversized requests before any resource, and answer routing failures with a problem. */
@Singleton
class RequestValidation {
    private static final Logger LOG = Logger.getLogger(RequestValidation.class);
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    /** Runs before Quarkus' own body limit, which has order -2 and answers without a body. */
    private static final int FIRST = -1_000;

    private static final int AFTER_QUARKUS_LIMIT = -1;
    /**
     * Margin above the limit. Quarkus ends a stream above its limit without a problem body; with this margin {@link JsonBodyInterceptor}
     * answers first.
     */
    private static final long ROOM = 128 * 1024;
    /** Runs after the failure handlers of services and before Quarkus' own. */
    private static final int LAST = Integer.MAX_VALUE - 1;

    private final long maxBodyBytes;

    RequestValidation(@ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> maxBody) {
        this.maxBodyBytes = maxBody.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Router router) {
        guard(router);
        router.route().order(AFTER_QUARKUS_LIMIT).handler(this::leaveRoom);
    }

    void registerManagement(@Observes ManagementInterface management) {
        // SmallRye's health endpoints allow every origin.
        management.router().route().order(FIRST - 1).handler(context -> {
            context.addHeadersEndHandler(ended -> context.response().headers().remove(ALLOW_ORIGIN));
            context.next();
        });
        guard(management.router());
    }

    private void guard(Router router) {
        router.route().order(FIRST).handler(this::check);
        router.route().order(LAST).failureHandler(RequestValidation::fail);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431, 500}) {
            router.errorHandler(status, RequestValidation::fail);
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (UriValidator.fault(request.uri()) instanceof String part) {
            Problems.end(context, 400, part + ": expected percent-encoded UTF-8 without NUL");
        } else if (length(request) > maxBodyBytes) {
            // The rest of the request is not read: the connection is closed after the response.
            close(context);
            Problems.end(context, 413, "body: expected at most " + maxBodyBytes + " bytes");
        } else {
            context.next();
        }
    }

    private static void close(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        context.response().endHandler(ended -> context.request().connection().close());
    }

    private void leaveRoom(RoutingContext context) {
        if (maxBodyBytes < Long.MAX_VALUE - ROOM) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, maxBodyBytes + ROOM);
        }
        context.next();
    }

    /** The content length; Netty has already refused values that are not numbers. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void fail(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500 && context.failure() != null) {
            LOG.errorf(Redacted.of(context.failure()), "Request failed status=%d", status);
        }
        Problems.end(context, status, status == 400 ? "path: expected another form" : null);
    }
}
