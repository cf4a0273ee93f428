package dev.relevo.notifier.channel;

import dev.relevo.event.OutboundMessage;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.receiver.Receiver;

/** One attempt to send one delivery. */
public sealed interface SendRequest {
    /** The idempotency key: the same in every attempt, so that a duplicate can be recognised. */
    String key();

    /** Which attempt this is, from 1. */
    int attempt();

    /** A notification to a receiver. */
    record ToReceiver(String key, int attempt, Receiver receiver, Notification notification) implements SendRequest {}

    /** A message to a WhatsApp user. */
    record ToPerson(String key, int attempt, OutboundMessage message) implements SendRequest {}
}
