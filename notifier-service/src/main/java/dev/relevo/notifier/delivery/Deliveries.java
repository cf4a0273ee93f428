package dev.relevo.notifier.delivery;

import dev.relevo.event.AlertRef;
import dev.relevo.event.OutboundMessage;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.receiver.Receiver;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Queues what is to be told, once, and takes in what becomes of it later. */
@Singleton
public class Deliveries {
    private final DeliveryRepository repository;
    private final InstantSource clock;

    Deliveries(DeliveryRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Queues an alert's news for one receiver; false when this revision was queued before. */
    @Transactional
    public boolean tell(AlertRef alert, int revision, Receiver receiver, Notice notice) {
        return repository.add(NewDelivery.of(alert, revision, receiver, notice), clock.instant());
    }

    /** Queues a message to a person; false when it was queued before. */
    @Transactional
    public boolean say(String channel, OutboundMessage message) {
        return repository.add(NewDelivery.of(channel, message), clock.instant());
    }

    /**
     * Records that the far side has a message, or that it arrived.
     *
     * @param isDelivered whether it reached the phone
     */
    @Transactional
    public void reached(String key, boolean isDelivered, String providerId) {
        var state = isDelivered ? DeliveryState.DELIVERED : DeliveryState.SENT;
        ofKey(key).ifPresent(delivery -> delivery.reached(state, providerId, clock.instant()));
    }

    /** Records that the far side took a message and failed later. */
    @Transactional
    public void failed(String key, FailureReason reason, String providerId) {
        ofKey(key).ifPresent(delivery -> delivery.failedLater(reason, providerId, clock.instant()));
    }

    /** Forgets what was settled before this time. */
    @Transactional
    public long forgetBefore(Instant limit) {
        return repository.forgetFinishedBefore(limit);
    }

    private Optional<Delivery> ofKey(String key) {
        return repository.locked(NewDelivery.idOf(key));
    }
}
