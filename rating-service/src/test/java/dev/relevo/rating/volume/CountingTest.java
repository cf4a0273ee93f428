package dev.relevo.rating.volume;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.MessageStatus;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.volume.store.Positions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Gives batches to the transactions directly, so that each test decides what is in one. */
abstract class CountingTest extends ServiceTest {
    static final Duration DAY = Duration.ofHours(24);
    static final String LUCIA = "573001110001";

    @Inject
    StatusBatch statuses;

    @Inject
    ConversationBatch conversations;

    @Inject
    VolumeQueries volumes;

    // In milliseconds, because the database rounds to microseconds.
    final Instant now = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MILLIS);

    final void count(List<MessageStatus> batch) {
        statuses.count(batch, Positions.after(ConsumerRecords.empty()));
    }

    final void see(ConversationEvent event) {
        conversations.count(List.of(event), Positions.after(ConsumerRecords.empty()));
    }

    final VolumeFigures figures(String number) {
        return at(number, Instant.now());
    }

    final VolumeFigures at(String number, Instant at) {
        return volumes.figures(id(number), at);
    }
}
