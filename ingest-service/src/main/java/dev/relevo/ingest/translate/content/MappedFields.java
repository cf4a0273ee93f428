package dev.relevo.ingest.translate.content;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a message that the event covers: their values are in the event, or do not matter for the content. A message with
 * any unknown field carries itself verbatim in {@code raw}.
 */
final class MappedFields {
    /** One row per object: its path, and the covered keys in it. {@code *} covers all keys. */
    private static final String TABLE = """
            : id from to recipient timestamp type recipient_type preview_url messaging_product biz_opaque_callback_data
            : from_user_id from_bsuid from_parent_user_id to_user_id recipient_user_id recipient_parent_user_id group_id ttl
            _vnd: *
            text: body preview_url
            image: id mime_type sha256 caption url link file status
            video: id mime_type sha256 caption url link file status
            audio: id mime_type sha256 caption url link file status voice
            voice: id mime_type sha256 caption url link file status
            document: id mime_type sha256 caption url link file status
            sticker: id mime_type sha256 caption url link file status animated
            contacts.name: formatted_name first_name middle_name last_name prefix suffix
            reaction: message_id emoji
            button: text payload
            interactive: type
            interactive.body: text
            interactive.button_reply: id title
            interactive.list_reply: id title description
            system: type body wa_id new_wa_id user_id previous_user_id parent_user_id previous_parent_user_id customer
            edit: original_message_id
            revoke: original_message_id
            context: from id forwarded frequently_forwarded
            context.referred_product: catalog_id product_retailer_id
            identity: hash acknowledged created_timestamp
            referral: source_type source_id source_url headline
            errors: code title message details href
            errors.error_data: details
            """;

    private static final Map<String, Object> ROOT = parsed();

    private MappedFields() {}

    /**
     * Whether the event covers the whole message.
     *
     * @param text the text of the event: a value that equals it, or one of its comma-separated parts, is covered under any key
     */
    static boolean coverAll(Map<String, Object> message, @Nullable String text) {
        return covers(ROOT, message, new Parts(text));
    }

    /** The event's text and what it lists. Split once, and only for a message with a value that may be in it. */
    private static final class Parts {
        private final @Nullable String text;
        private @Nullable Set<String> listed;

        Parts(@Nullable String text) {
            this.text = text;
        }

        boolean have(String value) {
            if (value.isEmpty()) {
                return true;
            }
            if (text == null) {
                return false;
            }
            if (listed == null) {
                listed = new HashSet<>(List.of(text.split(", ")));
                listed.add(text);
            }
            return listed.contains(value);
        }
    }

    private static boolean covers(@Nullable Object allowed, @Nullable Object node, Parts parts) {
        if (allowed == Boolean.TRUE) {
            return true;
        }
        return switch (node) {
            case null -> true;
            case Map<?, ?> map -> coversMap(allowed, map, parts);
            case List<?> list -> {
                for (Object item : list) {
                    if (!covers(allowed, item, parts)) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> parts.have(node.toString());
        };
    }

    private static boolean coversMap(@Nullable Object allowed, Map<?, ?> map, Parts parts) {
        Map<?, ?> keys = allowed instanceof Map<?, ?> known ? known : Map.of();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!covers(keys.get(entry.getKey()), entry.getValue(), parts)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> parsed() {
        Map<String, Object> root = new HashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String keys = line.substring(colon + 1).strip();
            if (keys.equals("*")) {
                root.put(line.substring(0, colon), Boolean.TRUE);
            } else {
                Map<String, Object> node = at(root, line.substring(0, colon));
                List.of(keys.split(" ")).forEach(key -> node.put(key, Boolean.TRUE));
            }
        });
        // An edit contains a message, which cannot contain another edit.
        at(root, "edit").put("message", new HashMap<>(root));
        return root;
    }

    @SuppressWarnings("unchecked") // only maps and TRUE are put
    private static Map<String, Object> at(Map<String, Object> root, String path) {
        Map<String, Object> node = root;
        for (String key : path.isEmpty() ? new String[0] : path.split("\\.")) {
            node = (Map<String, Object>) node.computeIfAbsent(key, absent -> new HashMap<String, Object>());
        }
        return node;
    }
}
