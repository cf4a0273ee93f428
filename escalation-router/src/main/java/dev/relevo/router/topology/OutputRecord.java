package dev.relevo.router.topology;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An output record: the topology's single sink takes topic and bytes from it.
 *
 * @param topic full name
 * @param value bytes of the record; null for a tombstone
 * @param type of the processed event; null when the input is not an event
 */
record OutputRecord(
        String topic, byte @Nullable [] value, @Nullable String type) {
    static final Serializer<OutputRecord> SERIALIZER = (topic, outgoing) -> outgoing.value();
}
