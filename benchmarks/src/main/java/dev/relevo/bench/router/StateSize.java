package dev.relevo.bench.router;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/** The size of a conversation's state, measured in the changelog of the store. */
final class StateSize {
    /** The number of records read from the end of each partition. */
    private static final int RECORDS = 15_000;

    private static final Duration POLL = Duration.ofSeconds(2);

    private StateSize() {}

    /**
     * A sample of states.
     *
     * @param averageBytes average bytes of key and value
     * @param median a value of median size
     */
    @SuppressWarnings("ArrayRecordComponent") // samples are not compared
    record States(double averageBytes, byte[] median) {}

    /** The newest state of each recently changed conversation. */
    static States of(String broker, String changelog, int partitions) {
        Map<Bytes, byte[]> states = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, partitions)
                    .mapToObj(number -> new TopicPartition(changelog, number))
                    .toList();
            consumer.assign(all);
            consumer.endOffsets(all).forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - RECORDS)));
            for (var batch = consumer.poll(POLL); !batch.isEmpty(); batch = consumer.poll(POLL)) {
                for (ConsumerRecord<byte[], byte[]> record : batch) {
                    if (record.value() == null) {
                        states.remove(Bytes.wrap(record.key()));
                    } else {
                        states.put(Bytes.wrap(record.key()), record.value());
                    }
                }
            }
        }
        List<byte[]> bySize = new ArrayList<>(states.values());
        bySize.sort(Comparator.comparingInt(value -> value.length));
        double average = states.entrySet().stream()
                .mapToInt(entry -> entry.getKey().get().length + entry.getValue().length)
                .average()
                .orElseThrow(() -> new IllegalStateException("no state in " + changelog));
        return new States(average, bySize.get(bySize.size() / 2));
    }
}
