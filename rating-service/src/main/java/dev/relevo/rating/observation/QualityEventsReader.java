package dev.relevo.rating.observation;

import dev.relevo.event.QualityEvent;
import dev.relevo.kit.intake.RecordIntake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The Kafka reader of quality events, one at a time. {@link RecordIntake} does the retry while the database is unavailable and
 * sends unusable records to the dead letter topic.
 */
@ApplicationScoped
class QualityEventsReader {
    private final QualityEventHandler events;
    private final RecordIntake intake;

    QualityEventsReader(QualityEventHandler events, RecordIntake intake) {
        this.events = events;
        this.intake = intake;
    }

    @Incoming("quality")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        return intake.take(QualityEvent.class, record, events::take);
    }
}
