package dev.relevo.notifier;

import dev.relevo.event.MessageStatus;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.whatsapp.GraphErrors;
import dev.relevo.notifier.delivery.Deliveries;
import dev.relevo.notifier.delivery.Dispatcher;
import jakarta.inject.Singleton;

/** Matches WhatsApp's statuses with what we sent, by the key that WhatsApp echoes. */
@Singleton
class StatusReader {
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;

    StatusReader(Deliveries deliveries, Dispatcher dispatcher) {
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    /** Most statuses are of messages that others sent: those cost no query. */
    void take(MessageStatus status) {
        String key = status.callbackData();
        if (key == null) {
            return;
        }
        switch (status.status()) {
            case SENT -> deliveries.reached(key, false, status.messageId());
            case DELIVERED, READ, PLAYED -> deliveries.reached(key, true, status.messageId());
            case FAILED -> deliveries.failed(key, reason(status), status.messageId());
            case DELETED, UNKNOWN -> {}
        }
        // A settled message makes room for the next of its conversation.
        dispatcher.wake();
    }

    private static FailureReason reason(MessageStatus status) {
        return status.errors().stream()
                .findFirst()
                .map(error -> GraphErrors.ofStatus(error.code()))
                .orElse(FailureReason.UNKNOWN);
    }
}
