package dev.relevo.notifier;

import dev.relevo.event.ConversationOwner;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.RatingEvent;
import dev.relevo.kit.intake.RecordIntake;
import dev.relevo.notifier.channel.whatsapp.ConversationEpochs;
import dev.relevo.notifier.channel.whatsapp.WhatsAppChannel;
import dev.relevo.notifier.delivery.Deliveries;
import dev.relevo.notifier.delivery.Dispatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics this service reads, and what each record sets off. Only alerts depend on times, and those are bounded there. */
@ApplicationScoped
class EventReaders {
    private final RecordIntake intake;
    private final AlertNotifier notifier;
    private final Deliveries deliveries;
    private final StatusReader statuses;
    private final ConversationEpochs epochs;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    EventReaders(
            RecordIntake intake,
            AlertNotifier notifier,
            Deliveries deliveries,
            StatusReader statuses,
            ConversationEpochs epochs,
            Dispatcher dispatcher,
            InstantSource clock) {
        this.intake = intake;
        this.notifier = notifier;
        this.deliveries = deliveries;
        this.statuses = statuses;
        this.epochs = epochs;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @Incoming("ratings")
    Uni<Void> rating(ConsumerRecord<byte[], byte[]> record) {
        return intake.takeOfAnyTime(RatingEvent.class, record, notifier::take).invoke(dispatcher::wake);
    }

    @Incoming("handoffs")
    Uni<Void> handoff(ConsumerRecord<byte[], byte[]> record) {
        return intake.takeOfAnyTime(HandoffEvent.class, record, notifier::take).invoke(dispatcher::wake);
    }

    /** A person waits for this one: its delivery starts at once. */
    @Incoming("outbound")
    Uni<Void> outbound(ConsumerRecord<byte[], byte[]> record) {
        return intake.takeOfAnyTime(
                        OutboundMessage.class, record, message -> deliveries.say(WhatsAppChannel.NAME, message))
                .invoke(dispatcher::wake);
    }

    @Incoming("statuses")
    Uni<Void> status(ConsumerRecord<byte[], byte[]> record) {
        return intake.takeOfAnyTime(MessageStatus.class, record, statuses::take);
    }

    @Incoming("owners")
    Uni<Void> owner(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            // Compaction's tombstone: the conversation ended long ago, and what we know of it ages out by itself.
            return Uni.createFrom().voidItem();
        }
        return intake.takeOfAnyTime(
                ConversationOwner.class,
                record,
                owner -> epochs.saw(owner.conversationId(), owner.epoch(), clock.instant()));
    }
}
