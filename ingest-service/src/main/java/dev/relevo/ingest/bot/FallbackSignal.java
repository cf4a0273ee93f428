package dev.relevo.ingest.bot;

import dev.relevo.ingest.translate.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A builder of a {@code bot-signal} item with the signal {@code FALLBACK} from the JSON of a bot framework. */
final class FallbackSignal {
    private static final List<String> NAMES =
            List.of("conversationId", "phoneNumberId", "waId", "userId", "personId", "person");

    private final Map<String, Object> item = new HashMap<>(Map.of("type", "bot-signal", "signal", "FALLBACK"));

    /** Adds a field; null is omitted. */
    FallbackSignal with(String field, @Nullable Object value) {
        if (value != null) {
            item.put(field, value);
        }
        return this;
    }

    /** Adds a confidence. A value that is not a number is omitted; a value outside 0 to 1 by rounding is clamped. */
    FallbackSignal withFraction(String field, @Nullable Object value) {
        return value instanceof Number number ? with(field, Math.clamp(number.doubleValue(), 0.0, 1.0)) : this;
    }

    /**
     * Adds the conversation from the first object that holds our own fields, and returns the item.
     *
     * @param frameworkId the framework's conversation id, used when no object has our fields; it must then equal our conversation
     *     id
     */
    Map<String, Object> inConversation(@Nullable String frameworkId, List<Map<String, Object>> objects) {
        for (Map<String, Object> object : objects) {
            if (Json.firstText(object, "conversationId", "phoneNumberId") != null) {
                NAMES.forEach(name -> with(name, object.get(name)));
                return item;
            }
        }
        return with("conversationId", frameworkId).item;
    }

    /** The object under this key; empty if absent. */
    static Map<String, Object> objectIn(Map<String, Object> node, String key) {
        Map<String, Object> object = Json.object(node, key);
        return object == null ? Map.of() : object;
    }
}
