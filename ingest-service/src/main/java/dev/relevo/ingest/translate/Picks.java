package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was picked or filled in, in an interactive message. */
final class Picks {
    private Picks() {}

    /** What a person would read of it. */
    static @Nullable String textOf(Map<String, Object> interactive) {
        String type = Json.text(interactive, "type");
        Map<String, Object> picked = type == null ? null : Json.object(interactive, type);
        // What is sent, rather than picked, has a body: buttons, a list, a flow.
        String body = Json.text(interactive, "body", "text");
        if (type == null || picked == null || body != null) {
            return body;
        }
        return switch (type) {
            case "button_reply", "list_reply" -> Json.text(picked, "title");
            case "nfm_reply" -> Answers.textOf(picked);
            case "call_permission_reply" -> {
                String response = Json.text(picked, "response");
                yield response == null ? "Call permission" : "Call permission: " + response;
            }
            default -> {
                String lines = Answers.lines(picked);
                yield lines.isEmpty() ? null : lines;
            }
        };
    }

    /** The answer for a program: an id, a word, or the answers as the JSON that came; null when there is none, or it is longer than a payload may be. */
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
