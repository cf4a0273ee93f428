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
import java.util.ArrayList;
import java.util.List;
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
        Event policy =
                new PolicyPublished(EventMeta.now("bench-policy", clock.instant()), PolicyPublished.DEFAULT, POLICY);
        send(Topics.ESCALATION_POLICIES, policy.key().getBytes(StandardCharsets.UTF_8), EventJson.write(policy));
        flush();
    }

    /** Conversation events written so far. */
    long written() {
        return written;
    }

    /** Writes all of it, as fast as the broker takes it. */
    void writeBacklog(Population population) {
        population.forEachTurn(turn -> write(made(turn)));
        flush();
    }

    /**
     * Writes at a constant rate, whatever becomes of what was written. An exchange's events go out together. They are made before
     * the first is written: making them would take processor time from their readers.
     *
     * @param handsOff told of each exchange that is to end in a handoff, when it was meant to be written
     * @return by how much one was written too late at most, for which no contender can be blamed
     */
    Duration writeAtRate(Population population, double eventsPerSecond, HandsOff handsOff) {
        List<Made> all = new ArrayList<>();
        population.forEachTurn(turn -> all.add(made(turn)));
        // Now, rather than while it is to write in time.
        System.gc();
        long start = System.nanoTime();
        long before = written;
        long latest = 0;
        for (Made made : all) {
            long due = start + (long) ((written - before) / eventsPerSecond * 1e9);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            latest = Math.max(latest, System.nanoTime() - due);
            if (made.handsOff()) {
                handsOff.at(made.conversationId(), due);
            }
            write(made);
        }
        flush();
        return Duration.ofNanos(latest);
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

    /**
     * The events of an exchange, ready to be written.
     *
     * @param handsOff whether the exchange is to end in a handoff
     */
    private record Made(String conversationId, boolean handsOff, List<byte[]> events) {}

    private Made made(Population.Turn turn) {
        Dialogue dialogue = turn.dialogue();
        return new Made(
                dialogue.conversationId(),
                dialogue.handsOffIn(turn.exchange()),
                dialogue.events(turn.exchange(), clock.instant()).stream()
                        .map(EventJson::write)
                        .toList());
    }

    private void write(Made made) {
        byte[] key = made.conversationId().getBytes(StandardCharsets.UTF_8);
        for (byte[] event : made.events()) {
            send(Topics.CONVERSATION_EVENTS, key, event);
            written++;
        }
    }

    private void send(Topic topic, byte[] key, byte[] event) {
        var _ = producer.send(
                new ProducerRecord<>(topic.withPrefix(Topics.DEFAULT_PREFIX), key, event), (metadata, failure) -> {
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
