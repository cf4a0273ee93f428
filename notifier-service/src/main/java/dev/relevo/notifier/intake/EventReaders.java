package dev.relevo.notifier.intake;

import dev.relevo.event.ConversationOwner;
import dev.relevo.event.HandoffEvent;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.NumberState;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.RatingEvent;
import dev.relevo.kit.intake.RecordIntake;
import dev.relevo.notifier.channel.whatsapp.ConversationEpochs;
import dev.relevo.notifier.channel.whatsapp.WhatsAppChannel;
import dev.relevo.notifier.delivery.DeliveryQueue;
import dev.relevo.notifier.delivery.Dispatcher;
import dev.relevo.notifier.number.NumberLabels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The consumers of this service's topics. A record that cannot be read goes to the topic's dead letter; a duplicate changes nothing.
 * Any event time is accepted here: only alerts depend on times, and {@code AlertNotifier} replaces implausible ones.
 */
@ApplicationScoped
class EventReaders {
    private final RecordIntake intake;
    private final AlertNotifier notifier;
    private final DeliveryQueue deliveries;
    private final StatusReader statuses;
    private final ConversationEpochs epochs;
    private final NumberLabels numbers;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    EventReaders(
            RecordIntake intake,
            AlertNotifier notifier,
            DeliveryQueue deliveries,
            StatusReader statuses,
            ConversationEpochs epochs,
            NumberLabels numbers,
            Dispatcher dispatcher,
            InstantSource clock) {
        this.intake = intake;
        this.notifier = notifier;
        this.deliveries = deliveries;
        this.statuses = statuses;
        this.epochs = epochs;
        this.numbers = numbers;
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

    /** Queues a message to a person and starts its delivery at once. */
    @Incoming("outbound")
    Uni<Void> outbound(ConsumerRecord<byte[], byte[]> record) {
        return intake.takeOfAnyTime(
                        OutboundMessage.class, record, message -> deliveries.add(WhatsAppChannel.NAME, message))
                .invoke(dispatcher::wake);
    }

    @Incoming("statuses")
    Uni<Void> status(ConsumerRecord<byte[], byte[]> record) {
        return intake.takeOfAnyTime(MessageStatus.class, record, statuses::take);
    }

    @Incoming("owners")
    Uni<Void> owner(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            // Compaction's tombstone: the conversation ended long ago, and Housekeeping deletes its epoch by age.
            return Uni.createFrom().voidItem();
        }
        return intake.takeOfAnyTime(
                ConversationOwner.class,
                record,
                owner -> epochs.record(owner.conversationId(), owner.epoch(), clock.instant()));
    }

    @Incoming("numbers")
    Uni<Void> number(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null
                ? intake.takeTombstone(record, numbers::remove)
                : intake.takeOfAnyTime(NumberState.class, record, numbers::record);
    }
}
