package dev.relevo.ingest.translate.content;

import dev.relevo.event.Bounds;
import dev.relevo.ingest.translate.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of interactive messages: the button, list row or form answers that the user chose. */
final class InteractiveReplies {
    private InteractiveReplies() {}

    /** The readable text; null when there is none. */
    static @Nullable String textOf(Map<String, Object> interactive) {
        String type = Json.text(interactive, "type");
        Map<String, Object> picked = type == null ? null : Json.object(interactive, type);
        // An outbound interactive message (buttons, a list, a flow) has a body; a reply has none.
        String body = Json.text(interactive, "body", "text");
        if (type == null || picked == null || body != null) {
            return body;
        }
        return switch (type) {
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
     * The machine-readable answer: an id, a word, or the answers as JSON; null when there is none, or it exceeds the limit of a
     * payload.
     */
    static @Nullable String payloadOf(Map<String, Object> interactive) {
        String type = Json.text(interactive, "type");
        Map<String, Object> picked = type == null ? null : Json.object(interactive, type);
        if (type == null || picked == null) {
            String button = Json.text(interactive, "button_reply", "id");
            return button == null ? Json.text(interactive, "list_reply", "id") : button;
        }
        return switch (type) {
            case "button_reply", "list_reply" -> Json.text(picked, "id");
            case "nfm_reply" -> fitting(Json.text(picked, "response_json"));
            case "call_permission_reply" -> fitting(Json.text(picked, "response"));
            default -> fitting(Json.text(picked, type));
        };
    }

    private static @Nullable String fitting(@Nullable String payload) {
        return payload == null || payload.length() > Bounds.PAYLOAD_MAX ? null : payload;
    }
}
