package dev.relevo.bench.rating;

import dev.relevo.bench.run.EventWriter;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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

    private final EventWriter writer;
    private final InstantSource clock;
    private long messages;

    StatusInput(String broker, InstantSource clock) {
        this.writer = new EventWriter(broker);
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
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
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
        writer.send(Topics.MESSAGE_STATUSES, event.key(), EventJson.write(event));
    }
}
