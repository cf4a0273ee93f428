package dev.relevo.bench.router;

import dev.relevo.bench.BenchFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A {@code read_committed} reader of a topic of handoffs, like an agent's tool, in its own thread. */
final class HandoffWatch implements AutoCloseable {
    private static final int MICROSECOND_DIGITS = 3;
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = Thread.ofPlatform().name("handoff-watch").unstarted(this::read);
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Map<String, Long> dueNanos = new ConcurrentHashMap<>();
    private final Histogram latencies = new SynchronizedHistogram(MICROSECOND_DIGITS);

    HandoffWatch(String broker, String topic, int partitions) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList());
        thread.start();
    }

    /** Starts timing the handoff of this conversation. */
    void expect(String conversationId, long due) {
        dueNanos.put(conversationId, due);
    }

    /** The times from when the last event of an exchange was meant to be written until its handoff was seen, in microseconds. */
    Histogram latencies() {
        return latencies;
    }

    /** The number of conversations that were handed over. */
    int conversations() {
        return seen.size();
    }

    /** The total number of handoffs. */
    long handoffs() {
        return seen.values().stream().mapToLong(Integer::longValue).sum();
    }

    boolean hasSeen(Dialogue dialogue) {
        return seen.containsKey(dialogue.conversationId());
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted");
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
                }
            }
        } catch (WakeupException closed) {
            // The watch is over.
        }
    }

    private void take(String conversationId, long now) {
        seen.merge(conversationId, 1, Integer::sum);
        Long due = dueNanos.remove(conversationId);
        if (due != null) {
            latencies.recordValue(Math.max(0, now - due) / 1_000);
        }
    }
}
