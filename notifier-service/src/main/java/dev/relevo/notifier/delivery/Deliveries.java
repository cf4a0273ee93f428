package dev.relevo.notifier.delivery;

import dev.relevo.event.AlertRef;
import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.OutboundMessage;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.receiver.Receiver;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Queues what is to be told, once, and takes in what becomes of it later. */
@Singleton
public class Deliveries {
    private final DeliveryRepository repository;
    private final MessageOutcomes outcomes;
    private final InstantSource clock;

    Deliveries(DeliveryRepository repository, MessageOutcomes outcomes, InstantSource clock) {
        this.repository = repository;
        this.outcomes = outcomes;
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
     * Records that the far side has a message, that it arrived, or that it was seen.
     *
     * @param outcome {@code SENT}, {@code DELIVERED} or {@code READ}
     * @param at when that happened
     */
    @Transactional
    public void reached(String key, Outcome outcome, String providerId, Instant at) {
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
     * Records that the far side took a message and failed later.
     *
     * @param code the far side's own number for the reason; null when it gave none
     * @param at when that happened
     */
    @Transactional
    public void failed(String key, FailureReason reason, @Nullable Integer code, String providerId, Instant at) {
        change(key, at, delivery -> delivery.failedLater(reason, code, providerId, clock.instant()));
    }

    /** Forgets what was settled before this time. */
    @Transactional
    public long forgetBefore(Instant limit) {
        return repository.forgetFinishedBefore(limit);
    }

    private void change(String key, Instant at, Consumer<Delivery> change) {
        repository.locked(NewDelivery.idOf(key)).ifPresent(delivery -> {
            Outcome before = delivery.outcome();
            change.accept(delivery);
            outcomes.tell(delivery, before, at);
        });
    }
}
