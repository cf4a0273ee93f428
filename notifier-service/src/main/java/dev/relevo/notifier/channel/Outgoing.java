package dev.relevo.notifier.channel;

import dev.relevo.event.OutboundMessage;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.receiver.Receiver;

/** One thing to be told to one. */
public sealed interface Outgoing {
    /** The idempotency key: the same in every attempt. */
    String key();

    /** Which attempt this is, from 1. */
    int attempt();

    /**
     * An alert's news, to somebody who asked for it.
     *
     * @param alertId the alert, so that a channel can thread what belongs together
     */
    record ToReceiver(String key, int attempt, String alertId, Receiver receiver, Notice notice) implements Outgoing {}

    /** A message to a WhatsApp user. */
    record ToPerson(String key, int attempt, OutboundMessage message) implements Outgoing {}
}
