package dev.relevo.rating.volume;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Event;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.MessageStatus;
import dev.relevo.kit.intake.RecordIntake;
import dev.relevo.rating.volume.store.Positions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The Kafka readers of what is counted. Each poll is one transaction. {@link RecordIntake} does the retry while the database is
 * unavailable, and sends unusable records to the dead letter topic without losing the others.
 */
@ApplicationScoped
class VolumeReaders {
    private final StatusBatch statuses;
    private final ConversationBatch conversations;
    private final HandoffBatch handoffs;
    private final RecordIntake intake;
    private final MeterRegistry meters;

    VolumeReaders(
            StatusBatch statuses,
            ConversationBatch conversations,
            HandoffBatch handoffs,
            RecordIntake intake,
            MeterRegistry meters) {
        this.statuses = statuses;
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.intake = intake;
        this.meters = meters;
    }

    @Incoming("statuses")
    Uni<Void> readStatuses(ConsumerRecords<byte[], byte[]> batch) {
        return read("statuses", MessageStatus.class, batch, statuses::count);
    }

    @Incoming("conversations")
    Uni<Void> readConversations(ConsumerRecords<byte[], byte[]> batch) {
        return read("conversations", ConversationEvent.class, batch, conversations::count);
    }

    @Incoming("handoffs")
    Uni<Void> readHandoffs(ConsumerRecords<byte[], byte[]> batch) {
        return read("handoffs", HandoffEvent.class, batch, handoffs::count);
    }

    private <T extends Event> Uni<Void> read(
            String channel,
            Class<T> type,
            ConsumerRecords<byte[], byte[]> batch,
            BiConsumer<List<T>, SortedMap<TopicPartition, Long>> effect) {
        SortedMap<TopicPartition, Long> after = Positions.after(batch);
        meters.summary("relevo.rating.volume.batch", "channel", channel).record(batch.count());
        return intake.takeAll(type, batch, events -> effect.accept(events, after));
    }
}
