package dev.relevo.rating.observation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.kit.EventJson;
import java.util.Map;

/** What the provider sent, as far as the history keeps it: pages of it must fit into memory. The topic has the whole. */
final class Raw {
    /** Of JSON; ten times a large webhook item. */
    static final int MAX_BYTES = 64 * 1024;

    private Raw() {}

    /** The value itself, or in its place how large it is. */
    static Map<String, Object> bounded(Map<String, Object> raw) {
        try {
            int bytes = EventJson.mapper().writeValueAsBytes(raw).length;
            return bytes <= MAX_BYTES ? raw : Map.of("truncated", true, "bytes", bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("raw came from JSON", e);
        }
    }
}
