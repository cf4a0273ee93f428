package dev.relevo.ingest.translate;

import dev.relevo.ingest.translate.json.Json;
import java.util.Map;

/** A check for messages of groups, whose ids consist of digits like a phone number. */
final class GroupMessages {
    /** The reason when a group message is stored as unrecognized. */
    static final String REASON = "group message";

    private GroupMessages() {}

    /** Whether this message or status belongs to a group. */
    static boolean includes(Map<String, Object> node) {
        return Json.text(node, "group_id") != null || "group".equalsIgnoreCase(Json.text(node, "recipient_type"));
    }
}
