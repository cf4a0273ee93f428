package dev.relevo.ingest.translate;

import dev.relevo.ingest.translate.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The known fields of a webhook at each level: those that are translated, and those without information for an event. An unknown
 * field is stored as an unrecognized-webhook event. Messages are not a level here: a message with an unknown field carries itself
 * in {@code raw}, see {@link dev.relevo.ingest.translate.content.MessageReader}.
 */
enum KnownFields {
    ENVELOPE("object", "entry"),
    ENTRY("id", "time", "changes"),
    CHANGE("field", "value"),
    /** The value of every webhook field about conversations. */
    VALUE(
            "messaging_product",
            "metadata",
            "contacts",
            "messages",
            "statuses",
            "message_echoes",
            "user_preferences",
            "errors"),
    /** Turn sends the content of a value without an envelope; {@code meta} is the version of its API. */
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
    /** {@code conversation} and {@code pricing} are about billing; only the category is used. */
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

    /** The reason when unknown fields are stored. */
    static final String REASON = "unknown fields in: ";

    private static final Set<String> ARRAYS = Set.of(
            "entry", "changes", "contacts", "messages", "statuses", "message_echoes", "user_preferences", "errors");

    private final Set<String> keys;

    KnownFields(String... keys) {
        this.keys = Set.of(keys);
    }

    /** Adds one unrecognized-webhook event with all unknown, non-empty fields of the node. */
    void keepUnknown(TranslationResult result, WebhookChange change, Map<String, Object> node) {
        if (knows(node)) {
            return;
        }
        Map<String, Object> others = new TreeMap<>(node);
        others.entrySet().removeIf(this::isKnown);
        result.keepUnrecognized(change, change.field(), REASON + name().toLowerCase(Locale.ROOT), others);
    }

    /** Whether the node has no unknown field. */
    boolean knows(Map<String, Object> node) {
        for (Map.Entry<String, Object> entry : node.entrySet()) {
            if (!isKnown(entry)) {
                return false;
            }
        }
        return true;
    }

    /** Whether none of these nodes has an unknown field. */
    boolean knowsAll(List<?> nodes) {
        for (Object item : nodes) {
            Map<String, Object> node = Json.object(item);
            if (node != null && !knows(node)) {
                return false;
            }
        }
        return true;
    }

    /** A field that should be an array but is something else counts as unknown. */
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
