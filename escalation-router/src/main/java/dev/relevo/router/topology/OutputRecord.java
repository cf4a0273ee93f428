package dev.relevo.router.topology;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way out: the one sink of the topology reads topic and bytes off it.
 *
 * @param topic full name
 * @param value bytes as they go to the log; null for a tombstone
 * @param type of the event that was decided on; null when the input is not an event
 */
record OutputRecord(
        String topic, byte @Nullable [] value, @Nullable String type) {
    static final Serializer<OutputRecord> SERIALIZER = (topic, outgoing) -> outgoing.value();
}
