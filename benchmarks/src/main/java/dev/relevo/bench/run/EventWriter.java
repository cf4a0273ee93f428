package dev.relevo.bench.run;

import dev.relevo.bench.BenchFailure;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The writer of a benchmark's input, with the producer settings of the services. */
public final class EventWriter implements AutoCloseable {
    /** A backlog is written without waiting; more unacknowledged records than this would need too much memory. */
    private static final int MAX_BUFFER_BYTES = 64 * 1024 * 1024;

    private static final long MAX_BLOCK_MILLIS = 60_000;
    private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    public EventWriter(String broker) {
        Map<String, Object> settings = EventProducer.settings(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MAX_BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY_LIMIT.toMillis()));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public void send(Topic topic, String key, byte[] event) {
        var _ = producer.send(
                new ProducerRecord<>(
                        topic.withPrefix(Topics.DEFAULT_PREFIX), key.getBytes(StandardCharsets.UTF_8), event),
                (metadata, failure) -> {
                    if (failure != null) {
                        failed.compareAndSet(null, failure);
                    }
                });
    }

    /**
     * Waits until the broker has everything.
     *
     * @throws BenchFailure when it did not accept an event
     */
    public void flush() {
        producer.flush();
        Exception failure = failed.get();
        if (failure != null) {
            throw new BenchFailure("not every event was written: " + failure);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
