package dev.relevo.notifier;

import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.ProviderError;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.whatsapp.GraphErrors;
import dev.relevo.notifier.delivery.Deliveries;
import dev.relevo.notifier.delivery.Dispatcher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** Matches WhatsApp's statuses with what we sent, by the key that WhatsApp echoes. */
@Singleton
class StatusReader {
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    StatusReader(Deliveries deliveries, Dispatcher dispatcher, InstantSource clock) {
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Most statuses are of messages that others sent: those cost no query. */
    void take(MessageStatus status) {
        String key = status.callbackData();
        if (key == null) {
            return;
        }
        Instant at = Notice.plausible(status.meta().occurredAt(), status.meta(), clock.instant());
        switch (status.status()) {
            case SENT -> deliveries.reached(key, Outcome.SENT, status.messageId(), at);
            case DELIVERED -> deliveries.reached(key, Outcome.DELIVERED, status.messageId(), at);
            case READ, PLAYED -> deliveries.reached(key, Outcome.READ, status.messageId(), at);
            case FAILED -> failed(key, status, at);
            case SENDING, DELETED, UNKNOWN -> {}
        }
        // A settled message makes room for the next of its conversation.
        dispatcher.wake();
    }

    private void failed(String key, MessageStatus status, Instant at) {
        Integer code =
                status.errors().stream().findFirst().map(ProviderError::code).orElse(null);
        FailureReason reason = code == null ? FailureReason.UNKNOWN : GraphErrors.ofStatus(code);
        deliveries.failed(key, reason, code, status.messageId(), at);
    }
}
