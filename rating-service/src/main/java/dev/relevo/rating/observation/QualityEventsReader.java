package dev.relevo.rating.observation;

import dev.relevo.event.QualityEvent;
import dev.relevo.kit.EventJson;
import dev.relevo.rating.DatabaseOutage;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads quality events one after another. A record that cannot be used goes to the dead letter; while the database is away the
 * same record is tried again, so good ones never end there.
 */
@ApplicationScoped
class QualityEventsReader {
    private static final Logger LOG = Logger.getLogger(QualityEventsReader.class);
    private static final String COUNTER = "relevo.rating.quality.events";
    private static final Duration MIN_RETRY_DELAY = Duration.ofMillis(200);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(10);

    private final QualityEvents events;
    private final MeterRegistry metrics;

    QualityEventsReader(QualityEvents events, MeterRegistry metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    @Incoming("quality")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> take(record))
                .onFailure(DatabaseOutage::isBehind)
                .invoke(failure -> waits(record))
                .onFailure(DatabaseOutage::isBehind)
                .retry()
                .withBackOff(MIN_RETRY_DELAY, MAX_RETRY_DELAY)
                .indefinitely()
                .invoke(() -> metrics.counter(COUNTER, "outcome", "taken").increment())
                .onFailure()
                .transform(failure -> refused(record, failure));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        switch (EventJson.read(QualityEvent.class, record.value())) {
            case EventJson.Reading.Known<QualityEvent>(QualityEvent event) -> events.take(event);
            case EventJson.Reading.Unreadable<QualityEvent>(String reason) -> throw new UnusableRecordException(reason);
        }
    }

    private void waits(ConsumerRecord<byte[], byte[]> record) {
        metrics.counter(COUNTER, "outcome", "retried").increment();
        LOG.warnf(
                "database away, will try again topic=%s partition=%d offset=%d",
                record.topic(), record.partition(), record.offset());
    }

    /** What becomes the dead letter's reason: an exception of ours, or only the kind of any other. */
    private UnusableRecordException refused(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        metrics.counter(COUNTER, "outcome", "dead-letter").increment();
        UnusableRecordException reason = failure instanceof UnusableRecordException unusable
                ? unusable
                : new UnusableRecordException(failure.getClass().getSimpleName());
        LOG.warnf(
                "record to the dead letter topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason.getMessage());
        return reason;
    }
}
