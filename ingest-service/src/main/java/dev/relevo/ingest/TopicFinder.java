package dev.relevo.ingest;

import dev.relevo.event.Topic;
import dev.relevo.kit.EventProducer;
import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Learns where the topics live before any webhook needs to know. Asking blocks, and the event loops that serve webhooks must not;
 * so until every topic is found, the answer to webhooks is 503.
 */
@Singleton
class TopicFinder {
    private static final Logger LOG = Logger.getLogger(TopicFinder.class);
    private static final long PAUSE_MILLIS = 250;

    private final EventProducer producer;
    private final BackgroundLoops loops;
    private final Queue<Topic> missing = new ArrayDeque<>(EventPublisher.TOPICS);
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("topic-finder").factory());
    private volatile boolean complete;

    TopicFinder(EventProducer producer, BackgroundLoops loops) {
        this.producer = producer;
        this.loops = loops;
    }

    void start(@Observes StartupEvent started) {
        search();
        if (!complete) {
            LOG.warnf(
                    "topics not found, webhooks get 503 until they are topic=%s",
                    missing.element().name());
            var unused = retries.scheduleWithFixedDelay(
                    () -> loops.report("topic-finder", this::search),
                    PAUSE_MILLIS,
                    PAUSE_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Whether every topic is found. It stays so: the producer does not forget them. */
    boolean isComplete() {
        return complete;
    }

    @PreDestroy
    void stop() {
        retries.shutdownNow();
    }

    private void search() {
        try {
            while (!missing.isEmpty()) {
                producer.locate(missing.element());
                missing.remove();
            }
        } catch (KafkaException e) {
            LOG.debugf(
                    "topic not found topic=%s reason=%s",
                    missing.element().name(), e.getClass().getSimpleName());
            return;
        }
        complete = true;
        LOG.info("all topics found");
        retries.shutdown();
    }
}
