package dev.relevo.notifier.outbox;

import java.time.Instant;

/**
 * An event that cannot be published, as operators see it.
 *
 * @param id the event's id
 * @param key the record's key, or the hash of a conversation; later events of the same key wait
 * @param reason the kind of failure
 * @param bytes of the payload
 */
public record ParkedRow(
        String id, String key, String type, Instant createdAt, Instant parkedAt, String reason, int bytes) {}
