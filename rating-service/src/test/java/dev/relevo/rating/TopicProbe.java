package dev.relevo.rating;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** An external reader and writer of topics, like another service. */
public record TopicProbe(String bootstrapServers) {
    /** All records of a topic with this key, from its beginning to now. */
    public List<ConsumerRecord<byte[], byte[]>> records(Topic topic, String key) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.withPrefix(Topics.DEFAULT_PREFIX)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
            return found.stream()
                    .filter(record -> Arrays.equals(wanted, record.key()))
                    .toList();
        }
    }

    /** The same records as events, without tombstones. */
    public <T extends Event> List<T> events(Topic topic, Class<T> type, String key) {
        return records(topic, key).stream()
                .filter(record -> record.value() != null)
                .map(record -> switch (EventJson.read(type, record.value())) {
                    case EventJson.Reading.Known<T>(T event) -> event;
                    case EventJson.Reading.Unreadable<T>(String reason) -> throw new AssertionError(reason);
                    case EventJson.Reading.UnknownType<T>(String unknown) -> throw new AssertionError(unknown);
                })
                .toList();
    }

    public void send(Topic topic, Event event) {
        send(topic, event.key(), EventJson.write(event));
    }

    public void send(Topic topic, String key, byte @Nullable [] value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topic.withPrefix(Topics.DEFAULT_PREFIX), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
