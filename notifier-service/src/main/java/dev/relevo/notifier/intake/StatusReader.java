package dev.relevo.notifier.intake;

import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.ProviderError;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.whatsapp.GraphErrors;
import dev.relevo.notifier.delivery.DeliveryQueue;
import dev.relevo.notifier.delivery.Dispatcher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** The reader of WhatsApp's statuses. It matches a status with its delivery by the message key that WhatsApp echoes. */
@Singleton
class StatusReader {
    private final DeliveryQueue deliveries;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    StatusReader(DeliveryQueue deliveries, Dispatcher dispatcher, InstantSource clock) {
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Records a status. Most statuses belong to messages of other senders, which have no key and cost no query. */
    void take(MessageStatus status) {
        String key = status.callbackData();
        if (key == null) {
            return;
        }
        Instant at = Notice.plausible(status.meta().occurredAt(), status.meta(), clock.instant());
        switch (status.status()) {
            case SENT -> deliveries.recordOutcome(key, Outcome.SENT, status.messageId(), at);
            case DELIVERED -> deliveries.recordOutcome(key, Outcome.DELIVERED, status.messageId(), at);
            case READ, PLAYED -> deliveries.recordOutcome(key, Outcome.READ, status.messageId(), at);
            case FAILED -> failed(key, status, at);
            case SENDING, DELETED, UNKNOWN -> {}
        }
        // The next message of the conversation can be sent once this one is settled.
        dispatcher.wake();
    }

    private void failed(String key, MessageStatus status, Instant at) {
        Integer code =
                status.errors().stream().findFirst().map(ProviderError::code).orElse(null);
        FailureReason reason = code == null ? FailureReason.UNKNOWN : GraphErrors.ofStatus(code);
        deliveries.recordFailure(key, reason, code, status.messageId(), at);
    }
}
