package dev.relevo.kit.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of an outbox. */
public interface StoredEvent {
    /** The event's id, by which readers drop duplicates. */
    String eventId();

    /** The topic without its prefix. */
    String topicName();

    /** The record's key; rows of one key are published in order. */
    String key();

    /** The event as JSON; null for a tombstone. */
    @Nullable
    String payload();

    /** Marks the row as not publishable: it and the later rows of its key wait for a retry or for an operator. */
    void park(String reason, Instant now);
}
