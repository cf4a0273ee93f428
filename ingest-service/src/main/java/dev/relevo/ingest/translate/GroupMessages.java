package dev.relevo.ingest.translate;

import dev.relevo.ingest.translate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A check for messages of groups, whose ids consist of digits like a phone number. */
final class GroupMessages {
    /** The reason when a group message is stored as unrecognized. */
    static final String REASON = "group message";

    /** Fields of a message or status that may hold the id of a group. */
    private static final List<String> PARTIES = List.of("to", "recipient", "recipient_id", "from");

    /** The id of a group created before 2021: its creator's phone number and the Unix time of its creation. */
    private static final Pattern LEGACY_GROUP_ID = Pattern.compile("\\d{6,15}-\\d{10}");

    private GroupMessages() {}

    /** Whether this message or status belongs to a group. */
    static boolean includes(Map<String, Object> node) {
        return Json.text(node, "group_id") != null
                || "group".equalsIgnoreCase(Json.text(node, "recipient_type"))
                || isNamedIn(node);
    }

    private static boolean isNamedIn(Map<String, Object> node) {
        for (String field : PARTIES) {
            String id = Json.text(node, field);
            if (id != null && LEGACY_GROUP_ID.matcher(id).matches()) {
                return true;
            }
        }
        return false;
    }
}
