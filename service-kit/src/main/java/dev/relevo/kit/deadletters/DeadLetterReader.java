package dev.relevo.kit.deadletters;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reader of dead-letter topics and of letters' original records. It uses no consumer group and reads from the beginning. */
final class DeadLetterReader implements AutoCloseable {
    static final int REQUEST_MILLIS = 15_000;

    private static final int FETCH_WAIT_MILLIS = 50;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ORIGIN_POLLS = 60;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final PrintWriter messages;

    DeadLetterReader(Map<String, Object> broker, PrintWriter messages) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // By default the broker delays its answer by half a second at the end of each topic.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2 * REQUEST_MILLIS);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.messages = messages;
    }

    /** The dead-letter topics with this prefix that the principal may see. */
    List<String> topics(String prefix) {
        return consumer.listTopics().keySet().stream()
                .filter(topic -> topic.startsWith(prefix) && topic.endsWith(DeadLetterRecord.SUFFIX))
                .sorted()
                .toList();
    }

    /** The positions of a topic's replayed letters. */
    Set<RecordPosition> replayed(String topic) {
        Set<RecordPosition> replayed = new HashSet<>();
        scan(topic, record -> {
            record.replayed()
                    .ifPresent(offset ->
                            replayed.add(new RecordPosition(record.position().partition(), offset)));
            return true;
        });
        return replayed;
    }

    /**
     * Passes every letter and marker that the topic holds now to {@code wantsMore}.
     *
     * @param wantsMore consumes one record; returns whether to continue
     */
    void scan(String topic, Predicate<DeadLetterRecord> wantsMore) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        long all = sum(ends.values()) - sum(starts.values());
        ProgressReporter progress = new ProgressReporter(messages, "reading " + topic, all);
        long read = 0;
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!wantsMore.test(new DeadLetterRecord(record))) {
                    return;
                }
                read++;
                progress.to(read);
            }
        }
    }

    /** The letter at this position; empty when it was deleted. */
    Optional<DeadLetterRecord> letter(String topic, RecordPosition position) {
        return at(new TopicPartition(topic, position.partition()), position.offset())
                .map(DeadLetterRecord::new);
    }

    /** The original record of a letter; empty when its topic no longer has it. */
    Optional<ConsumerRecord<byte[], byte[]>> original(DeadLetterRecord letter) {
        return letter.origin()
                .flatMap(origin -> at(new TopicPartition(letter.source(), origin.partition()), origin.offset()))
                .filter(record -> letter.isOf(record.value()));
    }

    private Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        if (!partitions(partition.topic()).contains(partition)) {
            return Optional.empty();
        }
        List<TopicPartition> one = List.of(partition);
        consumer.assign(one);
        long start = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
        if (offset < start || offset >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, offset);
        for (int polls = 0; polls < ORIGIN_POLLS && consumer.position(partition) <= offset; polls++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return Optional.of(record).filter(found -> found.offset() == offset);
            }
        }
        return Optional.empty();
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static long sum(Collection<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
