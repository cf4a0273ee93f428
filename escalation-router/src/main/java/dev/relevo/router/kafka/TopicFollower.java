package dev.relevo.router.kafka;

import dev.relevo.kit.loop.BackgroundLoop;
import dev.relevo.kit.loop.BackgroundLoops;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads all partitions of a topic on a background loop, without a group: every instance reads everything. Committed records only. A
 * record that its reader rejects is skipped; the loop continues with the next one.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final From from;
    private final Consumer<ConsumerRecord<byte[], byte[]>> reader;
    private final Counter unusable;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final BackgroundLoop loop;
    /** Fetched records that are still to be processed, so that a failure loses none of them. */
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();

    /** Where to start. */
    public sealed interface From {
        /** Existing and new records. */
        record Beginning() implements From {}

        /** New records only. */
        record End() implements From {}

        /** Records since that time, and new ones. */
        record Since(Instant then) implements From {}
    }

    public TopicFollower(
            Map<String, Object> broker,
            String topic,
            From from,
            Consumer<ConsumerRecord<byte[], byte[]>> reader,
            MeterRegistry meters,
            BackgroundLoops loops) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        this.from = from;
        this.reader = reader;
        this.unusable = meters.counter("relevo.records.unusable", "topic", topic);
        this.loop = loops.start("follow-" + topic, RETRY_PAUSE, this::read, consumer::wakeup);
    }

    /** Whether all records that existed at the start have been read. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** Waits until all records that existed at the start have been read. */
    public void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    private void read() {
        if (consumer.assignment().isEmpty()) {
            assign();
        }
        if (!fetched.hasNext()) {
            fetched = poll();
        }
        while (fetched.hasNext()) {
            take(fetched.next());
        }
        if (!isCaughtUp()) {
            var ends = consumer.endOffsets(consumer.assignment());
            if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                caughtUp.countDown();
            }
        }
    }

    private Iterator<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return consumer.poll(POLL).iterator();
        } catch (RecordDeserializationException e) {
            // A corrupt record stays corrupt, so it is skipped.
            skip(e.topicPartition().partition(), e.offset(), e);
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return Collections.emptyIterator();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            reader.accept(record);
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            skip(record.partition(), record.offset(), e);
        }
    }

    /** Only the type of the failure: its message may quote the record. */
    private void skip(int partition, long offset, RuntimeException failure) {
        unusable.increment();
        LOG.warnf(
                "Record cannot be used and is skipped topic=%s partition=%d offset=%d reason=%s",
                topic, partition, offset, failure.getClass().getSimpleName());
    }

    private void assign() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist");
        }
        consumer.assign(partitions);
        try {
            seek(partitions);
        } catch (RuntimeException e) {
            // The next round starts from the beginning.
            consumer.unsubscribe();
            throw e;
        }
    }

    private void seek(List<TopicPartition> partitions) {
        switch (from) {
            case From.Beginning() -> consumer.seekToBeginning(partitions);
            case From.End() -> {
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
            }
            case From.Since(Instant then) -> {
                Map<TopicPartition, Long> times = new HashMap<>();
                partitions.forEach(partition -> times.put(partition, then.toEpochMilli()));
                consumer.offsetsForTimes(times).forEach((partition, first) -> {
                    if (first == null) {
                        consumer.seekToEnd(List.of(partition));
                    } else {
                        consumer.seek(partition, first.offset());
                    }
                });
            }
        }
    }

    @Override
    public void close() {
        loop.close();
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
