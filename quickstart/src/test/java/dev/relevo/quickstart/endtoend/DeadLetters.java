package dev.relevo.quickstart.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A reader of all dead letters, committed, from the start. */
final class DeadLetters {
    private static final Duration POLL = Duration.ofMillis(200);

    private DeadLetters() {}

    /** The origin of a dead letter. */
    record Origin(String topic, int partition, long offset) {}

    static List<Origin> read(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var existing = consumer.listTopics();
            List<TopicPartition> partitions = Topics.all().stream()
                    .map(Topic::deadLetter)
                    .map(topic -> topic.withPrefix(Topics.DEFAULT_PREFIX))
                    .flatMap(topic -> existing.getOrDefault(topic, List.of()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Origin> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> found.add(origin(record)));
            }
            return found;
        }
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> letter) {
        return new Origin(
                header(letter, "dead-letter-topic"),
                Integer.parseInt(header(letter, "dead-letter-partition")),
                Long.parseLong(header(letter, "dead-letter-offset")));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
