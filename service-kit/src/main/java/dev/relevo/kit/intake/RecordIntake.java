package dev.relevo.kit.intake;

import dev.relevo.event.Bounds;
import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.UnknownTypes;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes in one record: its offset may be committed when its effect is in the database, or when it is parked as a dead letter. The
 * outcome is never a failure, because a failure stops the channel. A database or broker that is unavailable is waited for, however
 * long: that says nothing of the record. While the service stops, a record whose effect fails is left as it is, and the next start
 * reads it again: its database is being closed at that time.
 */
@Singleton
public class RecordIntake {
    private static final Logger LOG = Logger.getLogger(RecordIntake.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    /** An event dated further ahead is no matter of clocks that disagree. */
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
     * Takes one record.
     *
     * @param type root of the events on its topic
     * @param effect one transaction; runs again when the database was unavailable. An {@link UnusableRecordException} of its own
     *     becomes the dead letter's reason, of anything else only the kind does
     * @return done when the record is dealt with; never a failure
     */
    public <T extends Event> Uni<Void> take(Class<T> type, ConsumerRecord<byte[], byte[]> record, Consumer<T> effect) {
        return take(type, record, effect, this::isAbsurd);
    }

    /** The same for an effect that does not depend on the event's times, or bounds them itself: an absurd time parks nothing. */
    public <T extends Event> Uni<Void> takeOfAnyTime(
            Class<T> type, ConsumerRecord<byte[], byte[]> record, Consumer<T> effect) {
        return take(type, record, effect, _ -> false);
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
                        ? park(record, new UnusableRecordException("occurredAt is out of bounds"))
                        : apply(record, effect, event);
        };
    }

    private boolean isAbsurd(Instant at) {
        return at.isBefore(Bounds.EARLIEST) || at.isAfter(clock.instant().plus(MAX_AHEAD));
    }

    private <T> Uni<Void> apply(ConsumerRecord<byte[], byte[]> record, Consumer<T> effect, T event) {
        return Uni.createFrom()
                .item(event)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(effect)
                .onFailure(this::isWorthWaiting)
                .invoke(() -> waits(record))
                .onFailure(this::isWorthWaiting)
                .retry()
                .withBackOff(FIRST_WAIT, MAX_WAIT)
                .indefinitely()
                .onFailure(failure -> stopping)
                .recoverWithUni(() -> Uni.createFrom().nothing())
                .onFailure()
                .recoverWithUni(failure -> park(record, failure).replaceWith(event))
                .replaceWithVoid();
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
        // The database's own message may quote the content.
        String reason = failure instanceof UnusableRecordException unusable
                ? String.valueOf(unusable.getMessage())
                : failure.getClass().getSimpleName();
        LOG.warnf(
                "Record is parked as a dead letter topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        meters.counter("relevo.records.unusable", "topic", record.topic()).increment();
        return deadLetters.park(record, reason, () -> stopping);
    }
}
