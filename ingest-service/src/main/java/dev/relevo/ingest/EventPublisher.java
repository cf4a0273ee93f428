package dev.relevo.ingest;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.ingest.translate.Outgoing;
import dev.relevo.kit.EventProducer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stores all events of one request, or says that it cannot be sure. The one way from here to the broker. Thread-safe.
 */
@Singleton
public class EventPublisher {
    /** Where events go from here. */
    static final List<Topic> TOPICS = List.of(
            Topics.CONVERSATION_EVENTS, Topics.MESSAGE_STATUSES, Topics.QUALITY_EVENTS, Topics.UNRECOGNIZED_WEBHOOKS);

    /** With reading and answering, 7 seconds: Meta must hear 503 before it gives up by itself. */
    static final Duration MAX_WAIT = Duration.ofMillis(6_500);

    private final EventProducer producer;
    private final TopicFinder topics;
    private final IngestMetrics metrics;

    EventPublisher(EventProducer producer, TopicFinder topics, IngestMetrics metrics) {
        this.producer = producer;
        this.topics = topics;
        this.metrics = metrics;
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
        metrics.unknown(events);
        CompletableFuture<?>[] sends = new CompletableFuture<?>[events.size()];
        for (int i = 0; i < sends.length; i++) {
            Outgoing outgoing = events.get(i);
            sends[i] = producer.send(outgoing.topic(), outgoing.event());
            if (sends[i].isCompletedExceptionally()) {
                // The producer waited in vain for metadata or memory. A thousand events must not wait a thousand times.
                return failed(sends[i]);
            }
        }
        return CompletableFuture.allOf(sends)
                .orTimeout(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) ->
                        metrics.acknowledged().record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
    }

    private static CompletableFuture<Void> failed(CompletableFuture<?> send) {
        return CompletableFuture.failedFuture(send.exceptionNow());
    }
}
