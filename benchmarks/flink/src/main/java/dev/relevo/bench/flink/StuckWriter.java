package dev.relevo.bench.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A writer of a small JSON object under the conversation's key. Neither text holds characters that JSON escapes. */
final class StuckWriter implements KafkaRecordSerializationSchema<Stuck> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    StuckWriter(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Stuck stuck, KafkaSinkContext context, @Nullable Long timestamp) {
        String json = "{\"type\":\"handoff\",\"conversationId\":\"" + stuck.conversationId + "\",\"reason\":\""
                + stuck.reason + "\"}";
        return new ProducerRecord<>(
                topic, stuck.conversationId.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
    }
}
