package dev.relevo.notifier.channel;

import dev.relevo.event.OutboundMessage;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.receiver.Receiver;

/** One attempt to send one delivery. */
public sealed interface SendRequest {
    /** The idempotency key: the same in every attempt, so that a duplicate can be recognised. */
    String key();

    /** Which attempt this is, from 1. */
    int attempt();

    /**
     * A notice of an alert to a receiver.
     *
     * @param alertId the alert, so that a channel can thread its notices
     */
    record ToReceiver(String key, int attempt, String alertId, Receiver receiver, Notice notice)
            implements SendRequest {}

    /** A message to a WhatsApp user. */
    record ToPerson(String key, int attempt, OutboundMessage message) implements SendRequest {}
}
