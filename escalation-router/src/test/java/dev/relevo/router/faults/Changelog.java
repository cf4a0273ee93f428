package dev.relevo.router.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a router has stored of its conversations, as its changelog has it. */
final class Changelog {
    private Changelog() {}

    /** Bytes of the largest state that a conversation ever had; 0 if it never had any. */
    static int largestOf(Deployment deployment, String conversation) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", deployment.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(deployment.name() + "-conversations-changelog").stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int largest = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    boolean isHers = new String(record.key(), StandardCharsets.UTF_8).equals(conversation);
                    largest = isHers && record.value() != null ? Math.max(largest, record.value().length) : largest;
                }
            }
            return largest;
        }
    }
}
