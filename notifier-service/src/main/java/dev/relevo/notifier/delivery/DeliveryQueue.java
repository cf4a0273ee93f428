package dev.relevo.notifier.delivery;

import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.OutboundMessage;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.receiver.Receiver;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The queue of deliveries. Adding is idempotent: a duplicate is ignored. It also records what a provider reports later. */
@Singleton
public class DeliveryQueue {
    private final DeliveryRepository repository;
    private final MessageOutcomes outcomes;
    private final InstantSource clock;

    DeliveryQueue(DeliveryRepository repository, MessageOutcomes outcomes, InstantSource clock) {
        this.repository = repository;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Queues a notification; returns the delivery's id. A duplicate is ignored: this number of the group was queued before. */
    @Transactional
    public String add(Notification notification, Receiver receiver) {
        Instant now = clock.instant();
        NewDelivery delivery = NewDelivery.of(notification, receiver);
        boolean ignored = repository.add(delivery, now, now);
        return delivery.id();
    }

    /** Queues a message to a person; false when it is a duplicate: its key was queued before. */
    @Transactional
    public boolean add(String channel, OutboundMessage message) {
        Instant now = clock.instant();
        return repository.add(NewDelivery.of(channel, message), now, now);
    }

    /**
     * Records that the provider accepted a message, that it arrived, or that it was read.
     *
     * @param outcome {@code SENT}, {@code DELIVERED} or {@code READ}
     * @param at when that happened
     */
    @Transactional
    public void recordOutcome(String key, Outcome outcome, String providerId, Instant at) {
        Instant now = clock.instant();
        change(key, at, delivery -> {
            var state = outcome == Outcome.SENT ? DeliveryState.SENT : DeliveryState.DELIVERED;
            delivery.reached(state, providerId, now);
            if (outcome == Outcome.READ) {
                delivery.read(now);
            }
        });
    }

    /**
     * Records that the provider accepted a message and failed to deliver it later.
     *
     * @param code the provider's error code; null when it gave none
     * @param at when that happened
     */
    @Transactional
    public void recordFailure(String key, FailureReason reason, @Nullable Integer code, String providerId, Instant at) {
        change(key, at, delivery -> delivery.failedLater(reason, code, providerId, clock.instant()));
    }

    /** Ends the pending deliveries to a receiver that is removed. An attempt in progress changes nothing more. */
    @Transactional
    public long endAllTo(String receiver) {
        return repository.endAllTo(receiver, FailureReason.RECEIVER_GONE, clock.instant());
    }

    /** Deletes the deliveries that were settled before this time. */
    @Transactional
    public long deleteBefore(Instant limit) {
        return repository.deleteFinishedBefore(limit);
    }

    private void change(String key, Instant at, Consumer<Delivery> change) {
        repository.locked(NewDelivery.idOf(key)).ifPresent(delivery -> {
            Outcome before = delivery.outcome();
            change.accept(delivery);
            outcomes.publishChange(delivery, before, at);
        });
    }
}
