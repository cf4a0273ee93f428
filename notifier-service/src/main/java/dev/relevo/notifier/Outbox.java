package dev.relevo.notifier;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;

/** Where an event is left in the transaction that makes it true; it is published after the commit, in order per key. */
public interface Outbox {
    /**
     * Leaves one event. One that waits already, by its id, is left once.
     *
     * @param topic {@code alert-events} or {@code conversation-events}
     * @throws jakarta.transaction.TransactionalException outside a transaction
     * @throws IllegalArgumentException for any other topic
     */
    void add(Topic topic, Event event);
}
