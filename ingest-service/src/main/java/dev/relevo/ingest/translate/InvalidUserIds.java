package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.ingest.translate.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check for user ids that do not have WhatsApp's business-scoped format. Such a value identifies nobody; its item is also stored
 * as unrecognized.
 */
final class InvalidUserIds {
    /** The field it is stored under. */
    static final String PART = "user_id";

    /** The reason when an item is also stored as unrecognized. */
    static final String REASON = "invalid user id";

    /** The keys of user ids in an item. */
    private static final List<String> KEYS =
            List.of("from_user_id", "from_bsuid", "to_user_id", "recipient_user_id", "user_id", "previous_user_id");

    private InvalidUserIds() {}

    /** Whether this item has an invalid user id. */
    static boolean areIn(Map<String, Object> item) {
        Map<String, Object> system = Json.object(item, "system");
        return hasInvalid(item) || (system != null && hasInvalid(system));
    }

    /** Whether one of these items has an invalid user id. */
    static boolean areInAny(List<?> items) {
        return items.stream().map(Json::object).anyMatch(item -> item != null && areIn(item));
    }

    private static boolean hasInvalid(Map<String, Object> node) {
        for (String key : KEYS) {
            if (isInvalid(node.get(key))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInvalid(@Nullable Object id) {
        return id != null && !"".equals(id) && !(id instanceof String text && Bounds.isUserId(text));
    }
}
