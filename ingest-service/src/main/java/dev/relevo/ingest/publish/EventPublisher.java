package dev.relevo.ingest.publish;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.ingest.translate.ContactIndex;
import dev.relevo.ingest.translate.OutgoingEvent;
import dev.relevo.kit.EventProducer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * The publisher of all events of one request to Kafka. It is the only class that sends events to the broker. Publishing is
 * idempotent: event ids derive from their cause, so a retry makes duplicates that readers drop. Thread-safe.
 */
@Singleton
public class EventPublisher {
    /** The topics this service writes to. */
    public static final List<Topic> TOPICS = List.of(
            Topics.CONVERSATION_EVENTS, Topics.MESSAGE_STATUSES, Topics.QUALITY_EVENTS, Topics.UNRECOGNIZED_WEBHOOKS);

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    private final EventProducer producer;
    private final TopicFinder topics;
    private final PublishMetrics metrics;
    private final NumberMetrics numbers;

    EventPublisher(EventProducer producer, TopicFinder topics, PublishMetrics metrics, NumberMetrics numbers) {
        this.producer = producer;
        this.topics = topics;
        this.metrics = metrics;
        this.numbers = numbers;
    }

    /**
     * Sends all events in their order, without waiting between them.
     *
     * @return completed when all in-sync replicas have all events; fails within {@code delivery.timeout.ms} (6 s) when storage is
     *     not confirmed. Some may be stored then: a retry makes the same event ids, and readers drop the duplicates.
     */
    public CompletableFuture<Void> publish(List<OutgoingEvent> events) {
        if (!topics.isComplete()) {
            return CompletableFuture.failedFuture(new TimeoutException("not every topic is found yet"));
        }
        long start = System.nanoTime();
        CompletableFuture<?>[] sends = new CompletableFuture<?>[events.size()];
        for (int i = 0; i < sends.length; i++) {
            OutgoingEvent outgoing = events.get(i);
            countUnknown(outgoing.event());
            CompletableFuture<Void> send = producer.send(outgoing.topic(), outgoing.event());
            if (send.isCompletedExceptionally() && !isTooLarge(send.exceptionNow())) {
                // The producer waited without success for metadata or memory. A thousand events must not wait a
                // thousand times.
                return CompletableFuture.failedFuture(send.exceptionNow());
            }
            sends[i] = send.exceptionallyCompose(failure -> sendInPieces(outgoing.event(), failure));
        }
        // No additional timeout: the producer's delivery.timeout.ms ends each send, and a timer per webhook costs a
        // tenth of all work.
        return CompletableFuture.allOf(sends).whenComplete((done, failure) -> {
            metrics.acknowledged().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            if (failure == null) {
                numbers.stored(events);
            }
        });
    }

    private CompletableFuture<Void> sendInPieces(Event event, Throwable failure) {
        if (!isTooLarge(failure)) {
            return CompletableFuture.failedFuture(failure);
        }
        metrics.unknown(EventSplitter.FIELD);
        LOG.warnf(
                "Event exceeds the broker's message size limit; stored in pieces event=%s",
                event.meta().eventId());
        return CompletableFuture.allOf(EventSplitter.pieces(event).stream()
                .map(piece -> producer.send(Topics.UNRECOGNIZED_WEBHOOKS, piece))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure.getCause() instanceof RecordTooLargeException;
    }

    private void countUnknown(Event event) {
        if (event instanceof UnrecognizedWebhook kept) {
            metrics.unknown(kept.field());
            if (kept.reason().equals(ContactIndex.CONFLICT)) {
                LOG.warnf(
                        "Ids of two people in one item; not merged event=%s",
                        kept.meta().eventId());
            }
        }
    }
}
