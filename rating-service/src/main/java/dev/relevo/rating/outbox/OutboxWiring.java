package dev.relevo.rating.outbox;

import dev.relevo.kit.EventProducer;
import dev.relevo.kit.TopicNames;
import dev.relevo.kit.outbox.OutboxRelay;
import dev.relevo.kit.outbox.OutboxSender;
import dev.relevo.kit.outbox.RowOutcome;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The relay with this service's rule for parking. */
@Singleton
class OutboxWiring {
    @Produces
    @Singleton
    OutboxRelay<OutboxRow> relay(EventProducer producer, TopicNames names, InstantSource clock) {
        OutboxSender sender = new OutboxSender(producer, names, failure -> ParkReason.behind(failure)
                .map(reason -> new RowOutcome.Unpublishable(reason.name(), reason == ParkReason.TOPIC_MISSING)));
        return new OutboxRelay<>(sender, clock);
    }
}
