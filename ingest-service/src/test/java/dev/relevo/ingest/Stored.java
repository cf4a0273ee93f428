package dev.relevo.ingest;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.ingest.publish.EventPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A reader of what is stored in the broker, at isolation level read_committed. */
public final class Stored implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;

    public Stored(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        64 * 1024 * 1024),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** The end offsets of all our topics. */
    public Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        EventPublisher.TOPICS.forEach(topic -> ends.putAll(consumer.endOffsets(partitions(topic))));
        return ends;
    }

    /** All records of a topic whose value contains this text, up to the current end. */
    public List<ConsumerRecord<String, String>> holding(Topic topic, String text) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                if (record.value().contains(text)) {
                    found.add(record);
                }
            }
        }
        return found;
    }

    private List<TopicPartition> partitions(Topic topic) {
        return consumer.partitionsFor(topic.withPrefix(Topics.DEFAULT_PREFIX)).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
