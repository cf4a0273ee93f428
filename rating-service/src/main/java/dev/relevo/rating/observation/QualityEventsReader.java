package dev.relevo.rating.observation;

import dev.relevo.event.QualityEvent;
import dev.relevo.kit.intake.RecordIntake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads quality events one after another. */
@ApplicationScoped
class QualityEventsReader {
    private final QualityEvents events;
    private final RecordIntake intake;

    QualityEventsReader(QualityEvents events, RecordIntake intake) {
        this.events = events;
        this.intake = intake;
    }

    @Incoming("quality")
    Uni<Void> read(ConsumerRecord<byte[], byte[]> record) {
        return intake.take(QualityEvent.class, record, events::take);
    }
}
