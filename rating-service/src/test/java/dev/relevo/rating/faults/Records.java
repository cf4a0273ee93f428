package dev.relevo.rating.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The writer of records that no Relevo service would write, and the reader of dead letters. A place is {@code partition@offset}. */
record Records(String bootstrapServers) {
    String send(Poison poison) {
        return send(new ProducerRecord<>(
                name(Topics.QUALITY_EVENTS), null, poison.timestamp(), poison.key(), poison.value(), poison.headers()));
    }

    String send(Topic topic, String key, byte[] value) {
        return send(new ProducerRecord<>(name(topic), key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** The places of the quality-events records that are in the dead letter topic. */
    List<String> deadLetters() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name(Topics.QUALITY_EVENTS.deadLetter())).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    assertThat(record.serializedValueSize()).isLessThanOrEqualTo(DeadLetter.VALUE_MAX_BYTES);
                    found.add(place(record));
                }
            }
            return found;
        }
    }

    void setTopic(Topic topic, Map<String, String> settings) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name(topic));
        List<AlterConfigOp> changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(new ConfigEntry(setting.getKey(), setting.getValue()), OpType.SET))
                .toList();
        try (Admin admin = admin()) {
            get(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
        }
    }

    void delete(Topic topic) {
        try (Admin admin = admin()) {
            get(admin.deleteTopics(List.of(name(topic))).all());
        }
    }

    private String send(ProducerRecord<byte[], byte[]> record) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 8 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            RecordMetadata written = producer.send(record).get();
            return written.partition() + "@" + written.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static String place(ConsumerRecord<byte[], byte[]> parked) {
        return header(parked, "dead-letter-partition") + "@" + header(parked, "dead-letter-offset");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String name(Topic topic) {
        return topic.withPrefix(Topics.DEFAULT_PREFIX);
    }

    private static void get(KafkaFuture<Void> done) {
        try {
            done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
