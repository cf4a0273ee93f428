package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Business-scoped user ids of another form than WhatsApp's. Such a value identifies nobody, and its item is kept beside its event. */
final class UserIds {
    /** Under what it is kept. */
    static final String PART = "user_id";

    /** Why it is kept. */
    static final String ODD = "user id of another form";

    /** Where an item has them. */
    private static final List<String> KEYS =
            List.of("from_user_id", "from_bsuid", "to_user_id", "recipient_user_id", "user_id", "previous_user_id");

    private UserIds() {}

    /** Whether this item has one. */
    static boolean areOdd(Map<String, Object> item) {
        Map<String, Object> system = Json.object(item, "system");
        return hasOdd(item) || (system != null && hasOdd(system));
    }

    /** Whether one of these items has one. */
    static boolean areOddIn(List<?> items) {
        return items.stream().map(Json::object).anyMatch(item -> item != null && areOdd(item));
    }

    private static boolean hasOdd(Map<String, Object> node) {
        for (String key : KEYS) {
            if (isOdd(node.get(key))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOdd(@Nullable Object id) {
        return id != null && !"".equals(id) && !(id instanceof String text && Bounds.isUserId(text));
    }
}
