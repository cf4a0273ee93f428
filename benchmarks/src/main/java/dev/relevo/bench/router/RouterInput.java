package dev.relevo.bench.router;

import dev.relevo.bench.BenchFailure;
import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.PolicyPublished;
import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes what ingest-service would have written, and the policy. All contenders read the same. */
final class RouterInput implements AutoCloseable {
    /** Every hour is open, and nobody answers for so long that no deadline passes during a run. */
    static final String POLICY = """
            number: default
            timeZone: UTC
            queues: [{name: support, hours: always, answerWithin: PT12H}]
            paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
            """;

    /** A backlog is written without waiting; more than this on the way would need more memory than it is worth. */
    private static final int MAX_BUFFER_BYTES = 64 * 1024 * 1024;

    private static final long MAX_BLOCK_MILLIS = 60_000;
    private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private long written;

    RouterInput(String broker, InstantSource clock) {
        Map<String, Object> settings = EventProducer.settings(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MAX_BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY_LIMIT.toMillis()));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.clock = clock;
    }

    void publishPolicy() {
        send(
                Topics.ESCALATION_POLICIES,
                new PolicyPublished(EventMeta.now("bench-policy", clock.instant()), PolicyPublished.DEFAULT, POLICY));
        flush();
    }

    /** Conversation events written so far. */
    long written() {
        return written;
    }

    /** Writes all of it, as fast as the broker takes it. */
    void writeBacklog(Population population) {
        population.forEachTurn(this::write);
        flush();
    }

    /**
     * Writes at a constant rate, whatever becomes of what was written. An exchange's events go out together.
     *
     * @param handsOff told of each exchange that is to end in a handoff, when it was meant to be written
     */
    void writeAtRate(Population population, double eventsPerSecond, HandsOff handsOff) {
        long start = System.nanoTime();
        long before = written;
        population.forEachTurn(turn -> {
            long due = start + (long) ((written - before) / eventsPerSecond * 1e9);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            if (turn.dialogue().handsOffIn(turn.exchange())) {
                handsOff.at(turn.dialogue().conversationId(), due);
            }
            write(turn);
        });
        flush();
    }

    /** Hears what is about to be written. */
    @FunctionalInterface
    interface HandsOff {
        void at(String conversationId, long dueNanos);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void write(Population.Turn turn) {
        for (Event event : turn.dialogue().events(turn.exchange(), clock.instant())) {
            send(Topics.CONVERSATION_EVENTS, event);
            written++;
        }
    }

    private void send(Topic topic, Event event) {
        var _ = producer.send(
                new ProducerRecord<>(
                        topic.withPrefix(Topics.DEFAULT_PREFIX),
                        event.key().getBytes(StandardCharsets.UTF_8),
                        EventJson.write(event)),
                (metadata, failure) -> {
                    if (failure != null) {
                        failed.compareAndSet(null, failure);
                    }
                });
    }

    private void flush() {
        producer.flush();
        Exception failure = failed.get();
        if (failure != null) {
            throw new BenchFailure("not every event was written: " + failure);
        }
    }
}
