package dev.relevo.ingest.translate.content;

import dev.relevo.event.Bounds;
import dev.relevo.ingest.translate.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was picked or filled in, in an interactive message. */
final class InteractiveReplies {
    /** The keys beside the choice, in what a bot sends. */
    private static final Set<String> AROUND = Set.of("header", "body", "footer", "action");

    /**
     * The node of what was picked.
     *
     * @param type as the node says
     */
    private record Pick(String type, Map<String, Object> node) {}

    private InteractiveReplies() {}

    /** The readable text; null if absent. */
    static @Nullable String textOf(Map<String, Object> interactive) {
        Pick pick = pickOf(interactive);
        // What is sent, rather than picked, has a body: buttons, a list, a flow.
        String body = Json.text(interactive, "body", "text");
        if (pick == null || body != null) {
            return body;
        }
        Map<String, Object> picked = pick.node();
        return switch (pick.type()) {
            case "button_reply", "list_reply" -> Json.text(picked, "title");
            case "nfm_reply" -> FormAnswers.textOf(picked);
            case "call_permission_reply" -> {
                String response = Json.text(picked, "response");
                yield response == null ? "Call permission" : "Call permission: " + response;
            }
            default -> {
                String lines = FormAnswers.lines(picked);
                yield lines.isEmpty() ? null : lines;
            }
        };
    }

    /**
     * The machine-readable answer: an id, a word, or the answers as JSON; null if it has no other form, or it exceeds the limit of a
     * payload.
     */
    static @Nullable String payloadOf(Map<String, Object> interactive) {
        Pick pick = pickOf(interactive);
        if (pick == null) {
            return null;
        }
        Map<String, Object> picked = pick.node();
        return switch (pick.type()) {
            case "button_reply", "list_reply" -> Json.text(picked, "id");
            case "nfm_reply" -> fitting(Json.text(picked, "response_json"));
            case "call_permission_reply" -> fitting(Json.text(picked, "response"));
            default -> fitting(Json.text(picked, pick.type()));
        };
    }

    /** The node that the type names, else the only one there is: an address has come as {@code nfm_reply} under a type of its own. */
    private static @Nullable Pick pickOf(Map<String, Object> interactive) {
        String type = Json.text(interactive, "type");
        Map<String, Object> named = type == null ? null : Json.object(interactive, type);
        if (type != null && named != null) {
            return new Pick(type, named);
        }
        Pick only = null;
        for (Map.Entry<String, Object> entry : interactive.entrySet()) {
            Map<String, Object> node = AROUND.contains(entry.getKey()) ? null : Json.object(entry.getValue());
            if (node != null && only != null) {
                return null;
            }
            only = node == null ? only : new Pick(entry.getKey(), node);
        }
        return only;
    }

    private static @Nullable String fitting(@Nullable String payload) {
        return payload == null || payload.length() > Bounds.PAYLOAD_MAX ? null : payload;
    }
}
