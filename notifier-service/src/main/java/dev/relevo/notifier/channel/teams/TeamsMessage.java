package dev.relevo.notifier.channel.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.notifier.channel.chat.ChatText;

/**
 * A message with an adaptive card. Its texts are runs of rich text, which have no markdown, so that nothing in a value is a format or a
 * link.
 *
 * @see <a href="https://adaptivecards.io/explorer/TextRun.html">TextRun</a>
 */
final class TeamsMessage {
    private TeamsMessage() {}

    static ObjectNode of(ChatText text) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        run(paragraph(body), text.title())
                .put("weight", "bolder")
                .put("size", "large")
                .put("color", colour(text));
        for (var part : text.parts()) {
            ArrayNode runs = paragraph(body);
            if (!part.label().isEmpty()) {
                run(runs, part.label() + ": ").put("weight", "bolder");
            }
            run(runs, part.value());
        }
        run(paragraph(body), text.footer()).put("size", "small").put("isSubtle", true);
        ArrayNode actions = card.putArray("actions");
        text.links().forEach(link -> actions.addObject()
                .put("type", "Action.OpenUrl")
                .put("title", link.label())
                .put("url", link.url()));
        return message(card, text);
    }

    private static ObjectNode message(ObjectNode card, ChatText text) {
        ObjectNode message =
                JsonNodeFactory.instance.objectNode().put("type", "message").put("summary", text.title());
        message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .set("content", card);
        return message;
    }

    private static ArrayNode paragraph(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode runs, String text) {
        return runs.addObject().put("type", "TextRun").put("text", text);
    }

    private static String colour(ChatText text) {
        return switch (text.severity()) {
            case "critical" -> "attention";
            case "warning" -> "warning";
            case "resolved" -> "good";
            default -> "default";
        };
    }
}
