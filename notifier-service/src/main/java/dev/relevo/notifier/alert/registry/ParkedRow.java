package dev.relevo.notifier.alert.registry;

import java.time.Instant;

/**
 * An alert event that cannot be published, as operators see it.
 *
 * @param id the event's id
 * @param key of the record: later events of the same key wait
 * @param reason the kind of failure
 * @param bytes of the payload
 */
public record ParkedRow(
        String id, String key, String type, Instant createdAt, Instant parkedAt, String reason, int bytes) {}
