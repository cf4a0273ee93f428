package dev.relevo.ingest.publish;

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
 * The loader of topic metadata at startup, with retries. Loading blocks, which the event loops that serve webhooks must not do; so
 * webhooks are answered 503 until every topic is found.
 */
@Singleton
public class TopicFinder {
    private static final Logger LOG = Logger.getLogger(TopicFinder.class);
    private static final long RETRY_MILLIS = 250;

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
                    "Topics not found; webhooks are answered 503 until they are topic=%s",
                    missing.element().name());
            var unused = retries.scheduleWithFixedDelay(
                    () -> loops.report("topic-finder", this::search),
                    RETRY_MILLIS,
                    RETRY_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Whether every topic is found. Never becomes false again, because the producer keeps the metadata. */
    public boolean isComplete() {
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
                    "Topic not found topic=%s reason=%s",
                    missing.element().name(), e.getClass().getSimpleName());
            return;
        }
        complete = true;
        LOG.info("All topics found");
        retries.shutdown();
    }
}
