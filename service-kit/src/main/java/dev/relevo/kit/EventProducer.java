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
 * Writes events so that none is lost: one idempotent {@code acks=all} producer per process, shared by all threads.
 *
 * <p>A failed write is an <em>unknown</em> outcome, not a "no": the record may be in the log. Writing it again makes a double
 * with the same event id, which readers drop.
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
     * @return done when all in-sync replicas have it; fails within about 6 seconds when they cannot be known to
     */
    public CompletableFuture<Void> send(Topic topic, Event event) {
        var record = new ProducerRecord<>(
                topics.of(topic), event.key().getBytes(StandardCharsets.UTF_8), EventJson.write(event));
        CloudEvents.headers(event, source)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return send(record);
    }

    /**
     * Learns where a topic lives, so that no later send has to wait for that. Blocks for up to half a second.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not tell in time
     */
    public void locate(Topic topic) {
        if (producer.partitionsFor(topics.of(topic)).isEmpty()) {
            throw new KafkaException("no partitions of " + topic.name());
        }
    }

    /** Whether the broker says that this topic exists; false when it does not answer. Blocks for up to half a second. */
    public boolean exists(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    /** Sends one record as it is, for dead letters. Same outcome as {@link #send(Topic, Event)}. */
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
            // send() itself throws when it cannot get metadata or buffer in time: to the caller that is one more failed
            // write.
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    /** The producer's settings on top of where the broker is. Why each: docs/concepts/delivery-guarantees.md. */
    public static Map<String, Object> settings(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Explicit: with a bad override the client would otherwise switch idempotence off without a word.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000);
        // Two topics of several partitions share the events: less makes many small batches, each with a compressor of
        // its own.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        // A located topic stays located: a send after a quiet hour must not wait on an event loop.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Integer.MAX_VALUE);
        // The default, rebootstrap, forgets every topic when no broker can be reached, and then the same.
        settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        // After a restart of the broker, be back within the second.
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }
}
