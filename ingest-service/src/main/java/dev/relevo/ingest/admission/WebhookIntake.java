package dev.relevo.ingest.admission;

import dev.relevo.ingest.publish.EventPublisher;
import dev.relevo.ingest.signature.WebhookSignature;
import dev.relevo.ingest.translate.OutgoingEvent;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * The processing steps of every provider's webhooks: verify the signature, parse, translate, publish, and only then answer 200. A
 * retry by the provider is idempotent: the same webhook makes the same event ids, and readers drop the duplicates. Thread-safe.
 */
@Singleton
public class WebhookIntake {
    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);

    private final EventPublisher publisher;
    private final IntakeMetrics metrics;
    private final InstantSource clock;

    WebhookIntake(EventPublisher publisher, IntakeMetrics metrics, InstantSource clock) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A translation of a webhook to events. Pure. Never fails: what is not recognized becomes an unrecognized-webhook event. */
    @FunctionalInterface
    public interface Translation {
        /**
         * The events.
         *
         * @param now when the webhook was received
         */
        List<OutgoingEvent> translate(Map<String, Object> webhook, Instant now);
    }

    /**
     * Verifies, translates and publishes one webhook.
     *
     * @param presented the values of the signature header
     * @return why it was rejected; empty when all its events are stored
     */
    public CompletableFuture<Optional<Rejection>> take(
            byte[] body, WebhookSignature signature, List<String> presented, Translation translation) {
        metrics.received();
        return switch (WebhookReader.read(body, signature, presented)) {
            case WebhookReader.Reading.Refused(var reason) -> CompletableFuture.completedFuture(refuse(reason));
            case WebhookReader.Reading.Genuine(var webhook) -> store(translation.translate(webhook, clock.instant()));
        };
    }

    /** The result of {@link #take} as a JAX-RS response. */
    public static Response response(Optional<Rejection> rejection) {
        return rejection.map(RejectionProblems::response).orElseGet(() -> Response.ok()
                .build());
    }

    private CompletableFuture<Optional<Rejection>> store(List<OutgoingEvent> events) {
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
