package dev.relevo.notifier.outbox;

import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.outbox.OutboxRelay;
import dev.relevo.kit.outbox.OutboxSender;
import dev.relevo.kit.outbox.RowOutcome;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** The relay with this service's rule for parking. */
@Singleton
class OutboxWiring {
    @Produces
    @Singleton
    OutboxRelay<OutboxRow> relay(EventProducer producer, TopicNames names, InstantSource clock) {
        return new OutboxRelay<>(new OutboxSender(producer, names, OutboxWiring::parked), clock);
    }

    private static Optional<RowOutcome.Unpublishable> parked(Throwable failure) {
        // Any other failure, for example a missing permission, is not caused by this row: the next one would fail, too.
        boolean isOfRow = failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
        return isOfRow
                ? Optional.of(new RowOutcome.Unpublishable(failure.getClass().getSimpleName(), false))
                : Optional.empty();
    }
}
