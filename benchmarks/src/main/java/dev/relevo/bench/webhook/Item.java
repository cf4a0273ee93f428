package dev.relevo.bench.webhook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message or status of a webhook.
 *
 * @param list the key of the list it is in: {@code messages} or {@code statuses}
 * @param contact the contact beside it; null for a status
 * @param json the item itself
 * @param events the number of events it becomes
 */
record Item(String list, @Nullable Map<String, Object> contact, Map<String, Object> json, int events) {
    /** The {@code value} of a change that holds this item alone. */
    Map<String, Object> value(Map<String, Object> metadata) {
        return contact == null
                ? Map.of("messaging_product", "whatsapp", "metadata", metadata, list, List.of(json))
                : Map.of(
                        "messaging_product",
                        "whatsapp",
                        "metadata",
                        metadata,
                        "contacts",
                        List.of(contact),
                        list,
                        List.of(json));
    }
}
