package dev.relevo.kit.deadletters;

import dev.relevo.kit.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Records of one topic, and the dead letters that a reader of it writes.
 *
 * @param source the topic
 */
record Letters(KafkaProducer<byte[], byte[]> producer, String bootstrapServers, String source) {
    ConsumerRecord<byte[], byte[]> write(String key, String value) throws Exception {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_type", bytes("reply"));
        var sent = producer.send(new ProducerRecord<>(source, null, null, bytes(key), bytes(value), headers))
                .get();
        return read(source).stream()
                .filter(record -> record.partition() == sent.partition() && record.offset() == sent.offset())
                .findFirst()
                .orElseThrow();
    }

    void park(ConsumerRecord<byte[], byte[]> record, String reason) throws Exception {
        producer.send(letter(record, reason)).get();
    }

    ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, String reason) {
        DeadLetter letter = DeadLetter.of(
                new DeadLetter.Origin(record.topic(), record.partition(), record.offset()),
                record.key(),
                record.value(),
                record.headers(),
                reason);
        return new ProducerRecord<>(
                source + ".dead-letter", null, null, letter.key(), letter.value(), letter.headers());
    }

    /** All records of a topic, in order of arrival. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "fetch.max.wait.ms", 50);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            records.sort(java.util.Comparator.comparingLong(ConsumerRecord::timestamp));
            return records;
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
