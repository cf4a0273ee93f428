package dev.relevo.ingest.translate.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lenient reader of a JSON tree of JDK maps and lists. A value that is absent, null, empty or of another type reads as null (a
 * list as empty), because providers change their formats without notice.
 */
public final class Json {
    private Json() {}

    /** The node as an object; null when it is something else. */
    @SuppressWarnings("unchecked") // a JSON object has no other keys than strings
    public static @Nullable Map<String, Object> object(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
    }

    /** The object under this key; null when it is something else. */
    public static @Nullable Map<String, Object> object(Map<String, Object> node, String key) {
        return object(node.get(key));
    }

    /** The list under this key. */
    public static List<?> list(Map<String, Object> node, String key) {
        return node.get(key) instanceof List<?> list ? list : List.of();
    }

    /** The text under this key. A number reads as text, because WhatsApp sends some ids as numbers and as texts. */
    public static @Nullable String text(Map<String, Object> node, String key) {
        Object value = node.get(key);
        if (value instanceof String text) {
            return text.isEmpty() ? null : text;
        }
        return value instanceof Number number ? number.toString() : null;
    }

    /** The text under a key of a nested object. */
    public static @Nullable String text(Map<String, Object> node, String key, String innerKey) {
        Map<String, Object> inner = object(node, key);
        return inner == null ? null : text(inner, innerKey);
    }

    /** The first of these keys that has a text. */
    public static @Nullable String firstText(Map<String, Object> node, String... keys) {
        for (String key : keys) {
            String text = text(node, key);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The whole number under this key, also when it is sent as text. */
    public static @Nullable Long wholeNumber(Map<String, Object> node, String key) {
        return wholeNumber(node.get(key));
    }

    public static @Nullable Long wholeNumber(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (!(value instanceof String text) || text.isEmpty() || text.length() > 18) {
            return null;
        }
        int start = text.charAt(0) == '-' ? 1 : 0;
        return text.length() > start && Digits.only(text, start) ? Long.valueOf(text) : null;
    }
}
