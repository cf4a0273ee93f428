package dev.relevo.kit.intake;

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
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes in one record: its offset may be committed when its effect is in the database. What cannot be read, or the database
 * will never take, fails and so goes to the dead letter. A database that is away is waited for, however long: it says nothing
 * of the record. While the service stops, a record whose effect fails is left as it is, and the next start reads it again: its
 * database is being closed under its feet.
 */
@Singleton
public class RecordIntake {
    private static final Logger LOG = Logger.getLogger(RecordIntake.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final UnknownTypes unknownTypes;
    private volatile boolean stopping;

    RecordIntake(MeterRegistry meters, UnknownTypes unknownTypes) {
        this.meters = meters;
        this.unknownTypes = unknownTypes;
    }

    void stop(@Observes ShutdownEvent stops) {
        stopping = true;
    }

    /**
     * Takes one record.
     *
     * @param type root of the events on its topic
     * @param effect one transaction; runs again when the database was away. An {@link UnusableRecordException} of its own
     *     becomes the dead letter's reason, of anything else only the kind does
     */
    public <T extends Event> Uni<Void> take(Class<T> type, ConsumerRecord<byte[], byte[]> record, Consumer<T> effect) {
        return switch (EventJson.read(type, record.value())) {
            case EventJson.Reading.Unreadable<T>(String reason) ->
                Uni.createFrom().failure(unusable(record, new UnusableRecordException(reason)));
            case EventJson.Reading.UnknownType<T>(String unknown) -> {
                unknownTypes.skipped(record.topic(), unknown);
                yield Uni.createFrom().voidItem();
            }
            case EventJson.Reading.Known<T>(T event) -> apply(record, effect, event);
        };
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
                .transform(failure -> unusable(record, failure))
                .replaceWithVoid();
    }

    private boolean isWorthWaiting(Throwable failure) {
        return !stopping && DatabaseOutage.isBehind(failure);
    }

    private void waits(ConsumerRecord<byte[], byte[]> record) {
        LOG.warnf(
                "The database is away, and so a record waits topic=%s partition=%d offset=%d",
                record.topic(), record.partition(), record.offset());
        meters.counter("relevo.records.waits", "topic", record.topic()).increment();
    }

    private UnusableRecordException unusable(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        UnusableRecordException reason = failure instanceof UnusableRecordException ours
                ? ours
                // The database's words may quote the content.
                : new UnusableRecordException(failure.getClass().getSimpleName());
        LOG.warnf(
                "A record goes to the dead letter topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason.getMessage());
        meters.counter("relevo.records.unusable", "topic", record.topic()).increment();
        return reason;
    }
}
