package dev.relevo.ingest.translate;

import java.util.Map;

/** Groups of people, whose ids have digits like a phone number's. */
final class Groups {
    /** Why an item was kept. */
    static final String REASON = "a group is nobody's conversation with a bot";

    private Groups() {}

    /** Whether this message or status is one of a group. */
    static boolean has(Map<String, Object> node) {
        return Json.text(node, "group_id") != null || "group".equalsIgnoreCase(Json.text(node, "recipient_type"));
    }
}
