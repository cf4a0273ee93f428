package dev.relevo.ingest.translate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a webhook that are translated, or tell nothing that an event could, for each level of it. What stands under another key
 * is kept. Messages are no level of these: they carry themselves in {@code raw}. See {@link RawKeys}.
 */
enum KnownKeys {
    ENVELOPE("object", "entry"),
    ENTRY("id", "time", "changes"),
    CHANGE("field", "value"),
    /** Of every field that speaks of conversations. */
    VALUE(
            "messaging_product",
            "metadata",
            "contacts",
            "messages",
            "statuses",
            "message_echoes",
            "user_preferences",
            "errors"),
    /** Turn sends what is in a value without envelope; {@code meta} is the version of its API. */
    TURN(
            "messaging_product",
            "metadata",
            "contacts",
            "messages",
            "statuses",
            "message_echoes",
            "user_preferences",
            "errors",
            "meta"),
    /** What was sent through Turn, where it is not one message by itself. */
    TURN_SENT("messaging_product", "messages", "statuses", "meta"),
    STANDBY("messaging_product", "metadata", "standby"),
    HANDOVER("messaging_product", "metadata", "type", "recipient", "sender", "timestamp", "control_passed"),
    METADATA("display_phone_number", "phone_number_id"),
    CONTACT("profile", "wa_id", "user_id", "parent_user_id", "identity_key_hash", "input", "status"),
    /** {@code conversation} and {@code pricing} are of the bill, but for the category. */
    STATUS(
            "id",
            "status",
            "timestamp",
            "type",
            "message",
            "recipient_id",
            "recipient_user_id",
            "recipient_parent_user_id",
            "recipient_type",
            "recipient_identity_key_hash",
            "recipient_participant_id",
            "recipient_participant_user_id",
            "group_id",
            "conversation",
            "pricing",
            "errors",
            "biz_opaque_callback_data",
            "message_template_id",
            "_vnd");

    /** Why something is kept. */
    static final String REASON = "keys without an event in: ";

    private static final Set<String> ARRAYS = Set.of(
            "entry", "changes", "contacts", "messages", "statuses", "message_echoes", "user_preferences", "errors");

    private final Set<String> keys;

    KnownKeys(String... keys) {
        this.keys = Set.of(keys);
    }

    /** Keeps what stands under other keys and holds anything, once for the node. */
    void keepOthers(Batch batch, Change change, Map<String, Object> node) {
        if (knows(node)) {
            return;
        }
        Map<String, Object> others = new TreeMap<>(node);
        others.entrySet().removeIf(this::isKnown);
        batch.keep(change, change.field(), REASON + name().toLowerCase(Locale.ROOT), others);
    }

    /** Whether nothing stands under another key. */
    boolean knows(Map<String, Object> node) {
        for (Map.Entry<String, Object> entry : node.entrySet()) {
            if (!isKnown(entry)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this is so for each of these. */
    boolean knowsAll(List<?> nodes) {
        for (Object item : nodes) {
            Map<String, Object> node = Json.object(item);
            if (node != null && !knows(node)) {
                return false;
            }
        }
        return true;
    }

    /** An array that is something else is not translated, whatever its name. */
    private boolean isKnown(Map.Entry<String, Object> entry) {
        Object value = entry.getValue();
        boolean hasForm = value instanceof List<?> || !ARRAYS.contains(entry.getKey());
        return (hasForm && keys.contains(entry.getKey())) || isEmpty(value);
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }
}
