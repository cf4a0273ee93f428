package dev.relevo.kit.outbox;

import dev.relevo.event.Event;
import dev.relevo.event.Topic;

/** The transactional outbox: an event is stored in the transaction of its cause and published after the commit, in order per key. */
public interface Outbox {
    /**
     * Stores one event. A duplicate, an event with an id already stored, is ignored.
     *
     * @throws IllegalStateException outside a transaction
     */
    void add(Topic topic, Event event);

    /**
     * Stores a tombstone, which makes a compacted topic delete the key.
     *
     * @throws IllegalStateException outside a transaction
     */
    void addTombstone(Topic topic, String key);
}
