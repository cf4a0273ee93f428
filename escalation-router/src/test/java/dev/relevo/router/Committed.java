package dev.relevo.router;

import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** What a {@code read_committed} reader sees on a topic, from its start. */
final class Committed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private Committed() {}

    /** Waits until at least so many events match, and returns all that do. */
    public static <T extends Event> List<T> await(
            String bootstrapServers, String topic, Class<T> type, int atLeast, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        try (var consumer = consumer(bootstrapServers, topic)) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(POLL).forEach(record -> {
                    if (EventJson.read(type, record.value()) instanceof Reading.Known<T>(T event)
                            && wanted.test(event)) {
                        found.add(event);
                    }
                });
                return found.size() >= atLeast;
            });
        }
        return found;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
