package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.StatusRef;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The writer of statuses, as ingest-service writes them. Each message is sent, delivered and read; a thousand messages are sent
 * before the first is delivered, so that their statuses are in different batches.
 */
final class StatusInput implements AutoCloseable {
    /** Statuses of a message. */
    static final int PER_MESSAGE = 3;

    private static final int ROUND = 1_000;
    private static final int PEOPLE = 100_000;
    private static final List<DeliveryStatus> STATUSES =
            List.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
    private static final int MAX_BLOCK_MILLIS = 60_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private long messages;

    StatusInput(String broker, InstantSource clock) {
        Map<String, Object> settings = EventProducer.settings(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(Duration.ofMinutes(2).toMillis()));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.clock = clock;
    }

    /** Messages written so far. */
    long messages() {
        return messages;
    }

    /** The id of one of the numbers. */
    static String number(int index) {
        return "10654035224" + (1_000 + index);
    }

    /**
     * Writes the statuses of these messages, spread evenly over the numbers.
     *
     * @param count messages, a multiple of 1,000
     * @param statusesPerSecond null for as fast as the broker accepts them
     */
    void write(int count, int numbers, @Nullable Double statusesPerSecond) {
        long start = System.nanoTime();
        long written = 0;
        for (int done = 0; done < count; done += ROUND) {
            for (DeliveryStatus status : STATUSES) {
                for (int i = 0; i < ROUND; i++) {
                    if (statusesPerSecond != null) {
                        await(start + (long) (written / statusesPerSecond * 1e9));
                    }
                    send(messages + i, numbers, status);
                    written++;
                }
            }
            messages += ROUND;
        }
        flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private static void await(long due) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    private void send(long message, int numbers, DeliveryStatus status) {
        Instant now = clock.instant();
        String id = "wamid.HBgMNTczMDAxMTEyMjMzFQIAERgS" + message;
        Person person = Person.ofWaId("57300" + (1_000_000 + message % PEOPLE));
        StatusRef conversation = StatusRef.of(ConversationRef.of(
                new PhoneNumberId(number((int) (message % numbers))), "102290129340398", person, Provider.META));
        var event = new MessageStatus(
                new EventMeta(id + status, now, now), conversation, id, status, "marketing", List.of(), null);
        var record = new ProducerRecord<>(
                Topics.MESSAGE_STATUSES.withPrefix(Topics.DEFAULT_PREFIX),
                event.key().getBytes(StandardCharsets.UTF_8),
                EventJson.write(event));
        producer.send(record, (_, failure) -> {
            if (failure != null) {
                failed.compareAndSet(null, failure);
            }
        });
    }

    private void flush() {
        producer.flush();
        Exception failure = failed.get();
        if (failure != null) {
            throw new BenchFailure("a status could not be written: " + failure.getMessage());
        }
    }
}
