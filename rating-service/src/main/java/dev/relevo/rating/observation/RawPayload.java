package dev.relevo.rating.observation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.kit.EventJson;
import java.util.Map;

/** The size limit of raw provider values in the history: a page of entries must fit into memory. The topic keeps the full value. */
final class RawPayload {
    /** Size as JSON; ten times a large webhook item. */
    static final int MAX_BYTES = 64 * 1024;

    private RawPayload() {}

    /** The value itself, or a placeholder with its size if it is too large. */
    static Map<String, Object> bounded(Map<String, Object> raw) {
        try {
            int bytes = EventJson.mapper().writeValueAsBytes(raw).length;
            return bytes <= MAX_BYTES ? raw : Map.of("truncated", true, "bytes", bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("raw came from JSON", e);
        }
    }
}
