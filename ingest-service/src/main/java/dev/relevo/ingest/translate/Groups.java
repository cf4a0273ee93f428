package dev.relevo.ingest.translate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Groups of people, whose ids have digits like a phone number's. */
final class Groups {
    /** Why an item was kept. */
    static final String REASON = "a group is nobody's conversation with a bot";

    /** Where a message or status may have the id of a group of before 2021: its founder's phone and when it was founded, in seconds. */
    private static final List<String> PARTIES = List.of("to", "recipient", "recipient_id", "from");

    private static final Pattern FOUNDED = Pattern.compile("\\d{6,15}-\\d{10}");

    private Groups() {}

    /** Whether this message or status is one of a group. */
    static boolean has(Map<String, Object> node) {
        return Json.text(node, "group_id") != null
                || "group".equalsIgnoreCase(Json.text(node, "recipient_type"))
                || isNamedIn(node);
    }

    private static boolean isNamedIn(Map<String, Object> node) {
        for (String key : PARTIES) {
            String id = Json.text(node, key);
            if (id != null && FOUNDED.matcher(id).matches()) {
                return true;
            }
        }
        return false;
    }
}
