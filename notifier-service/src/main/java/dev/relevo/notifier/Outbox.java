package dev.relevo.notifier;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;

/** The transactional outbox: events are added in the transaction that makes them true and published after the commit, in order per key. */
public interface Outbox {
    /**
     * Adds one event. A duplicate, an event whose id is in the outbox already, is ignored.
     *
     * @param topic {@code alert-events} or {@code conversation-events}
     * @throws jakarta.transaction.TransactionalException outside a transaction
     * @throws IllegalArgumentException for any other topic
     */
    void add(Topic topic, Event event);
}
