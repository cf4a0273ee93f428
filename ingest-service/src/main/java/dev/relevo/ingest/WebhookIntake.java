package dev.relevo.ingest;

import dev.relevo.ingest.translate.Outgoing;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** What every provider's webhooks go through: verified, read, translated, stored, and only then answered 200. Thread-safe. */
@Singleton
public class WebhookIntake {
    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);

    private final EventPublisher publisher;
    private final IngestMetrics metrics;
    private final InstantSource clock;

    WebhookIntake(EventPublisher publisher, IngestMetrics metrics, InstantSource clock) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A webhook to events. Pure, and never fails: what is not understood is kept. */
    @FunctionalInterface
    public interface Translation {
        /**
         * The events.
         *
         * @param now when the webhook was taken in
         */
        List<Outgoing> translate(Map<String, Object> webhook, Instant now);
    }

    /**
     * Takes one webhook.
     *
     * @param presented the values of the signature's header
     * @return why it was not taken; empty when all its events are stored
     */
    public CompletableFuture<Optional<Rejection>> take(
            byte[] body, WebhookSignature signature, List<String> presented, Translation translation) {
        metrics.received();
        return switch (WebhookReader.read(body, signature, presented)) {
            case WebhookReader.Reading.Refused(var reason) -> CompletableFuture.completedFuture(refuse(reason));
            case WebhookReader.Reading.Genuine(var webhook) -> store(translation.translate(webhook, clock.instant()));
        };
    }

    /** The same as JAX-RS resources say it. */
    public static Response response(Optional<Rejection> rejection) {
        return rejection.map(Problems::response).orElseGet(() -> Response.ok().build());
    }

    private CompletableFuture<Optional<Rejection>> store(List<Outgoing> events) {
        return publisher.publish(events).handle((stored, failure) -> failure == null ? accept() : unavailable(failure));
    }

    private Optional<Rejection> accept() {
        metrics.accepted();
        return Optional.empty();
    }

    private Optional<Rejection> unavailable(Throwable failure) {
        LOG.debugf("webhook not stored reason=%s", failure.getClass().getSimpleName());
        return refuse(Rejection.BROKER_UNAVAILABLE);
    }

    private Optional<Rejection> refuse(Rejection reason) {
        metrics.rejected(reason);
        return Optional.of(reason);
    }
}
