package dev.relevo.router;

import org.apache.kafka.common.serialization.Serializer;

/**
 * A record on its way out: the one sink of the topology reads topic and bytes off it.
 *
 * @param topic full name
 * @param value bytes as they go to the log; null for a tombstone
 */
record Outgoing(String topic, byte @org.jspecify.annotations.Nullable [] value) {
    static final Serializer<Outgoing> SERIALIZER = (topic, outgoing) -> outgoing.value();
}
