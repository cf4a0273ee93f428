package dev.relevo.kit.intake;

import dev.relevo.event.Bounds;
import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.UnknownTypes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Processing of one consumed record. Its offset may be committed when its effect is in the database or when it was written to the
 * dead letter. The result is never a failure, because a failure stops the channel. While the database or the broker is
 * unavailable the record is retried without limit, because an outage does not mean that the record is bad. While the service is
 * stopping its database is being closed, so a record whose effect fails stays uncommitted and the next start reads it again.
 */
@Singleton
public class RecordIntake {
    private static final Logger LOG = Logger.getLogger(RecordIntake.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final String OUT_OF_BOUNDS = "occurredAt is out of bounds";
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    /** An event dated further ahead cannot be explained by clock skew. */
    static final Duration MAX_AHEAD = Duration.ofDays(1);

    private final MeterRegistry meters;
    private final UnknownTypes unknownTypes;
    private final DeadLetterWriter deadLetters;
    private final InstantSource clock;
    private volatile boolean stopping;

    RecordIntake(MeterRegistry meters, UnknownTypes unknownTypes, DeadLetterWriter deadLetters, InstantSource clock) {
        this.meters = meters;
        this.unknownTypes = unknownTypes;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent stops) {
        stopping = true;
    }

    /**
     * Processes one record.
     *
     * @param type root of the events on its topic
     * @param effect one transaction; runs again when the database was unavailable. The message of an
     *     {@link UnusableRecordException} becomes the dead letter's reason; of any other exception only the class name does
     * @return done when the offset may be committed; never a failure
     */
    public <T extends Event> Uni<Void> take(Class<T> type, ConsumerRecord<byte[], byte[]> record, Consumer<T> effect) {
        return take(type, record, effect, this::isAbsurd);
    }

    /** Like {@link #take}, for an effect that does not depend on the event's times or checks them itself: no time is rejected. */
    public <T extends Event> Uni<Void> takeOfAnyTime(
            Class<T> type, ConsumerRecord<byte[], byte[]> record, Consumer<T> effect) {
        return take(type, record, effect, _ -> false);
    }

    /** Processes a record without a value, which says that its key has ended. */
    public Uni<Void> takeTombstone(ConsumerRecord<byte[], byte[]> record, Consumer<String> effect) {
        return record.key() == null
                ? park(record, new UnusableRecordException("a record without key and value"))
                : apply(record, effect, new String(record.key(), StandardCharsets.UTF_8));
    }

    private <T extends Event> Uni<Void> take(
            Class<T> type, ConsumerRecord<byte[], byte[]> record, Consumer<T> effect, Predicate<Instant> isRefused) {
        return switch (EventJson.read(type, record.value())) {
            case EventJson.Reading.Unreadable<T>(String reason) -> park(record, new UnusableRecordException(reason));
            case EventJson.Reading.UnknownType<T>(String unknown) -> {
                unknownTypes.skipped(record.topic(), unknown);
                yield Uni.createFrom().voidItem();
            }
            case EventJson.Reading.Known<T>(T event) ->
                isRefused.test(event.meta().occurredAt())
                        ? park(record, new UnusableRecordException(OUT_OF_BOUNDS))
                        : apply(record, effect, event);
        };
    }

    /**
     * Processes the records of one poll together. If the effect fails for all of them, other than by an outage, it runs for each
     * alone: only those that cannot be used go to the dead letter.
     *
     * @param type root of the events on its topic
     * @param effect one transaction with the usable events, in the order of each partition; runs again when the database was
     *     unavailable, so it must have the same result when it runs twice
     * @return done when the offsets may be committed; never a failure
     */
    public <T extends Event> Uni<Void> takeAll(
            Class<T> type, ConsumerRecords<byte[], byte[]> batch, Consumer<List<T>> effect) {
        return Uni.createFrom()
                .item(batch)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(records -> sorted(type, records))
                .flatMap(sorted -> applyAll(sorted.usable, effect)
                        .chain(() -> each(sorted.unusable, refused -> park(refused.record, refused.why))));
    }

    private record Usable<T>(ConsumerRecord<byte[], byte[]> record, T event) {}

    private record Refused(ConsumerRecord<byte[], byte[]> record, UnusableRecordException why) {}

    private record Sorted<T>(List<Usable<T>> usable, List<Refused> unusable) {}

    private <T extends Event> Sorted<T> sorted(Class<T> type, ConsumerRecords<byte[], byte[]> batch) {
        Sorted<T> sorted = new Sorted<>(new ArrayList<>(batch.count()), new ArrayList<>());
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            switch (EventJson.read(type, record.value())) {
                case EventJson.Reading.Unreadable<T>(String reason) ->
                    sorted.unusable.add(new Refused(record, new UnusableRecordException(reason)));
                case EventJson.Reading.UnknownType<T>(String unknown) -> unknownTypes.skipped(record.topic(), unknown);
                case EventJson.Reading.Known<T>(T event) -> {
                    if (isAbsurd(event.meta().occurredAt())) {
                        sorted.unusable.add(new Refused(record, new UnusableRecordException(OUT_OF_BOUNDS)));
                    } else {
                        sorted.usable.add(new Usable<>(record, event));
                    }
                }
            }
        }
        return sorted;
    }

    private <T extends Event> Uni<Void> applyAll(List<Usable<T>> usable, Consumer<List<T>> effect) {
        if (usable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<T> events = usable.stream().map(Usable::event).toList();
        return attempt(usable.getFirst().record, effect, events)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "Batch cannot be used; trying each record alone topic=%s records=%d reason=%s",
                            usable.getFirst().record.topic(),
                            usable.size(),
                            failure.getClass().getSimpleName());
                    return each(usable, one -> apply(one.record, event -> effect.accept(List.of(event)), one.event));
                });
    }

    private static <E> Uni<Void> each(List<E> items, Function<E, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }

    private boolean isAbsurd(Instant at) {
        return at.isBefore(Bounds.EARLIEST) || at.isAfter(clock.instant().plus(MAX_AHEAD));
    }

    private <T> Uni<Void> apply(ConsumerRecord<byte[], byte[]> record, Consumer<T> effect, T event) {
        return attempt(record, effect, event)
                .onFailure()
                .recoverWithUni(failure -> park(record, failure).replaceWith(event))
                .replaceWithVoid();
    }

    /** Runs the effect until the database is there; fails when the item is to blame. */
    private <T> Uni<T> attempt(ConsumerRecord<byte[], byte[]> record, Consumer<T> effect, T item) {
        return Uni.createFrom()
                .item(item)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(effect)
                .onFailure(this::isWorthWaiting)
                .invoke(() -> waits(record))
                .onFailure(this::isWorthWaiting)
                .retry()
                .withBackOff(FIRST_WAIT, MAX_WAIT)
                .indefinitely()
                .onFailure(failure -> stopping)
                .recoverWithUni(() -> Uni.createFrom().nothing());
    }

    private boolean isWorthWaiting(Throwable failure) {
        return !stopping && DatabaseOutage.isBehind(failure);
    }

    private void waits(ConsumerRecord<byte[], byte[]> record) {
        LOG.warnf(
                "Database unavailable; retrying record topic=%s partition=%d offset=%d",
                record.topic(), record.partition(), record.offset());
        meters.counter("relevo.records.waits", "topic", record.topic()).increment();
    }

    private Uni<Void> park(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        // Not the exception's message: the database's may quote the content.
        String reason = failure instanceof UnusableRecordException unusable
                ? String.valueOf(unusable.getMessage())
                : failure.getClass().getSimpleName();
        LOG.warnf(
                "Record written to the dead letter topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        meters.counter("relevo.records.unusable", "topic", record.topic()).increment();
        return deadLetters.park(record, reason, () -> stopping);
    }
}
