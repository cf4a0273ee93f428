package dev.relevo.ingest.bot;

import dev.relevo.ingest.translate.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code bot-signal} item being put together from what a framework sent. */
final class FallbackSignal {
    private static final List<String> NAMES =
            List.of("conversationId", "phoneNumberId", "waId", "userId", "personId", "person");

    private final Map<String, Object> item = new HashMap<>(Map.of("type", "bot-signal", "signal", "FALLBACK"));

    /** Puts a field; a null is left out. */
    FallbackSignal with(String field, @Nullable Object value) {
        if (value != null) {
            item.put(field, value);
        }
        return this;
    }

    /** Puts a confidence; what is no number is left out, and what rounding put outside is put back inside. */
    FallbackSignal withShare(String field, @Nullable Object value) {
        return value instanceof Number number ? with(field, Math.clamp(number.doubleValue(), 0.0, 1.0)) : this;
    }

    /**
     * Puts who it is about, in our own fields, from the first place that has them.
     *
     * @param otherwise the framework's own id of the conversation, which then has to be ours
     */
    Map<String, Object> about(@Nullable String otherwise, List<Map<String, Object>> places) {
        for (Map<String, Object> place : places) {
            if (Json.firstText(place, "conversationId", "phoneNumberId") != null) {
                NAMES.forEach(name -> with(name, place.get(name)));
                return item;
            }
        }
        return with("conversationId", otherwise).item;
    }

    /** The object under this key; empty when there is none. */
    static Map<String, Object> objectIn(Map<String, Object> node, String key) {
        Map<String, Object> object = Json.object(node, key);
        return object == null ? Map.of() : object;
    }
}
