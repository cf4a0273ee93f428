package dev.relevo.kit;

import dev.relevo.event.CloudEvents;
import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The producer of events: one idempotent {@code acks=all} producer per process, shared by all threads, so that no acknowledged
 * event is lost.
 *
 * <p>A failed write has an <em>unknown</em> outcome: the record may be in the log. Writing it again creates a duplicate with the
 * same event id, which readers drop.
 */
@Singleton
public class EventProducer {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicNames topics;
    private final String source;

    @Inject
    EventProducer(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicNames topics,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.producer = new KafkaProducer<>(settings(broker), new ByteArraySerializer(), new ByteArraySerializer());
        this.topics = topics;
        this.source = "/" + application;
    }

    /**
     * Sends one event.
     *
     * @return done when all in-sync replicas have it; fails within about 6 seconds when that is not confirmed
     */
    public CompletableFuture<Void> send(Topic topic, Event event) {
        var record = new ProducerRecord<>(
                topics.of(topic), event.key().getBytes(StandardCharsets.UTF_8), EventJson.write(event));
        CloudEvents.headers(event, source)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return send(record);
    }

    /**
     * Fetches a topic's metadata, so that no later send has to wait for it. Blocks for up to half a second.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer in time
     */
    public void locate(Topic topic) {
        if (producer.partitionsFor(topics.of(topic)).isEmpty()) {
            throw new KafkaException("no partitions of " + topic.name());
        }
    }

    /** True if the broker confirms that this topic exists; false when it does not answer. Blocks for up to half a second. */
    public boolean exists(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    /** Sends one record unchanged, for dead letters. Same outcome as {@link #send(Topic, Event)}. */
    public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            // send() itself throws when it cannot get metadata or buffer space in time: for the caller that is a failed
            // write too.
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    /** The producer's settings, added to the connection settings. Reasons: docs/concepts/delivery-guarantees.md. */
    public static Map<String, Object> settings(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Explicit: otherwise a conflicting override would make the client switch idempotence off silently.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000);
        // The events are spread over two topics of several partitions: a lower value makes many small batches, each
        // with its own compressor.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        // Metadata of an idle topic never expires: a send after an hour without traffic must not block an event loop.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Integer.MAX_VALUE);
        // The default, rebootstrap, drops the metadata of every topic when no broker can be reached, with the same
        // effect.
        settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        // Reconnects within a second after a restart of the broker.
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }
}
