package dev.relevo.ingest;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.ingest.translate.Outgoing;
import dev.relevo.ingest.translate.People;
import dev.relevo.kit.EventProducer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Stores all events of one request, or says that it cannot be sure. The one way from here to the broker. Thread-safe.
 */
@Singleton
public class EventPublisher {
    /** Where events go from here. */
    static final List<Topic> TOPICS = List.of(
            Topics.CONVERSATION_EVENTS, Topics.MESSAGE_STATUSES, Topics.QUALITY_EVENTS, Topics.UNRECOGNIZED_WEBHOOKS);

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    /** With reading and answering, 7 seconds: Meta must hear 503 before it gives up by itself. */
    static final Duration MAX_WAIT = Duration.ofMillis(6_500);

    private final EventProducer producer;
    private final TopicFinder topics;
    private final IngestMetrics metrics;
    private final NumberRates rates;

    EventPublisher(EventProducer producer, TopicFinder topics, IngestMetrics metrics, NumberRates rates) {
        this.producer = producer;
        this.topics = topics;
        this.metrics = metrics;
        this.rates = rates;
    }

    /**
     * Sends all events at once, in their order.
     *
     * @return done when all in-sync replicas have all of them; fails, within {@link #MAX_WAIT}, when that is not known. Then some
     *     may be stored: sending the same again makes the same event ids, which readers drop.
     */
    public CompletableFuture<Void> publish(List<Outgoing> events) {
        if (!topics.isComplete()) {
            return CompletableFuture.failedFuture(new TimeoutException("not every topic is found yet"));
        }
        long start = System.nanoTime();
        CompletableFuture<?>[] sends = new CompletableFuture<?>[events.size()];
        for (int i = 0; i < sends.length; i++) {
            Outgoing outgoing = events.get(i);
            countUnknown(outgoing.event());
            CompletableFuture<Void> send = producer.send(outgoing.topic(), outgoing.event());
            if (send.isCompletedExceptionally() && !isTooLarge(send.exceptionNow())) {
                // The producer waited in vain for metadata or memory. A thousand events must not wait a thousand times.
                return CompletableFuture.failedFuture(send.exceptionNow());
            }
            sends[i] = send.exceptionallyCompose(failure -> inPieces(outgoing.event(), failure));
        }
        return CompletableFuture.allOf(sends)
                .orTimeout(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> {
                    metrics.acknowledged().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                    if (failure == null) {
                        rates.stored(events);
                    }
                });
    }

    private CompletableFuture<Void> inPieces(Event event, Throwable failure) {
        if (!isTooLarge(failure)) {
            return CompletableFuture.failedFuture(failure);
        }
        metrics.unknown(Oversize.FIELD);
        LOG.warnf(
                "Event is larger than the broker takes, stored in pieces event=%s",
                event.meta().eventId());
        return CompletableFuture.allOf(Oversize.pieces(event).stream()
                .map(piece -> producer.send(Topics.UNRECOGNIZED_WEBHOOKS, piece))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure.getCause() instanceof RecordTooLargeException;
    }

    private void countUnknown(Event event) {
        if (event instanceof UnrecognizedWebhook kept) {
            metrics.unknown(kept.field());
            if (kept.reason().equals(People.CONFLICT)) {
                LOG.warnf(
                        "Ids of two people in one item, not merged event=%s",
                        kept.meta().eventId());
            }
        }
    }
}
