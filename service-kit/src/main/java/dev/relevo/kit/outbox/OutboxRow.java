package dev.relevo.kit.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A row that is to be published.
 *
 * @param position its place in the order of publishing
 * @param id the event's id, by which readers drop duplicates
 * @param topic the topic without its prefix
 * @param key the record's key; rows of one topic and key are published in order
 * @param payload the event as JSON; null for a tombstone
 */
record OutboxRow(
        long position,
        String id,
        String topic,
        String key,
        @Nullable String payload) {}
