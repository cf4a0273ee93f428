package dev.relevo.notifier;

import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes in one record: its offset may be committed when its effect is in the database. What cannot be read, or the database
 * will never take, fails and so goes to the dead letter. A database that is away is waited for, however long: it says nothing
 * of the record.
 */
@Singleton
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final MeterRegistry meters;

    Intake(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A record that goes to the dead letter. The message says why, without any of the content. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * Takes one record.
     *
     * @param effect one transaction; runs again when the database was away
     */
    <T extends Event> Uni<Void> take(Class<T> type, ConsumerRecord<byte[], byte[]> record, Consumer<T> effect) {
        return switch (EventJson.read(type, record.value())) {
            case EventJson.Reading.Unreadable<T>(String reason) -> {
                LOG.warnf(
                        "A record goes to the dead letter topic=%s partition=%d offset=%d reason=%s",
                        record.topic(), record.partition(), record.offset(), reason);
                meters.counter("notifier.records.unreadable", "topic", record.topic())
                        .increment();
                yield Uni.createFrom().failure(new Unreadable(reason));
            }
            case EventJson.Reading.Known<T>(T event) -> apply(record.topic(), effect, event);
        };
    }

    private <T> Uni<Void> apply(String topic, Consumer<T> effect, T event) {
        return Uni.createFrom()
                .item(event)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(effect)
                .onFailure(DatabaseOutage::isBehind)
                .invoke(() -> waiting(topic))
                .onFailure(DatabaseOutage::isBehind)
                .retry()
                .withBackOff(FIRST_WAIT, MAX_WAIT)
                .indefinitely()
                .onFailure()
                // The database's words may quote the content.
                .transform(failure -> new Unreadable(failure.getClass().getSimpleName()))
                .replaceWithVoid();
    }

    private void waiting(String topic) {
        LOG.warnf("The database is away, and so a record waits topic=%s", topic);
        meters.counter("notifier.records.waits", "topic", topic).increment();
    }
}
