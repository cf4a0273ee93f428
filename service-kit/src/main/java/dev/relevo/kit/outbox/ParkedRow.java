package dev.relevo.kit.outbox;

import java.time.Instant;

/**
 * An event that cannot be published, as operators see it: without its payload.
 *
 * @param id the event's id
 * @param topic the topic without its prefix
 * @param key the record's key, or the hash of a conversation; later events of the same topic and key wait
 * @param type the event's type
 * @param bytes size of the payload as text; 0 for a tombstone
 * @param waiting how many later rows of its topic and key wait behind it
 */
public record ParkedRow(
        String id,
        String topic,
        String key,
        String type,
        Instant createdAt,
        Instant parkedAt,
        ParkReason reason,
        int bytes,
        long waiting) {}
