package dev.relevo.rating;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;

/** Where an event is left in the transaction that makes it true; it is published after the commit, in order per key. */
public interface Outbox {
    /**
     * Leaves one event.
     *
     * @throws jakarta.transaction.TransactionalException outside a transaction
     */
    void add(Topic topic, Event event);

    /**
     * Leaves a tombstone: a compacted topic forgets the key.
     *
     * @throws jakarta.transaction.TransactionalException outside a transaction
     */
    void addTombstone(Topic topic, String key);
}
