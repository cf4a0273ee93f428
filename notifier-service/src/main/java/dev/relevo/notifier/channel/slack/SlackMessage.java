package dev.relevo.notifier.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.notifier.channel.chat.ChatText;
import dev.relevo.notifier.channel.chat.ChatText.Link;
import dev.relevo.notifier.channel.chat.ChatText.Part;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message as blocks. Values are plain text, so that nothing in them is a format, a link or a mention.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">blocks and their limits</a>
 */
final class SlackMessage {
    /** Of one section; the facts of a notice are fewer. */
    private static final int MAX_FIELDS = 10;

    private SlackMessage() {}

    static ObjectNode of(ChatText text) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        // What a phone's notification shows.
        message.put("text", escaped(text.title()));
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject().put("type", "header").set("text", plain(text.title()));
        text.parts().stream()
                .filter(part -> part.label().isEmpty())
                .forEach(part -> blocks.addObject().put("type", "section").set("text", plain(part.value())));
        fields(
                blocks,
                text.parts().stream().filter(part -> !part.label().isEmpty()).toList());
        if (!text.links().isEmpty()) {
            // Not buttons: a button also calls an application that an incoming webhook does not have.
            blocks.addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "mrkdwn")
                    .put("text", links(text.links()));
        }
        blocks.addObject().put("type", "context").putArray("elements").add(plain(text.footer()));
        return message;
    }

    private static void fields(ArrayNode blocks, List<Part> parts) {
        for (int from = 0; from < parts.size(); from += MAX_FIELDS) {
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            parts.subList(from, Math.min(parts.size(), from + MAX_FIELDS))
                    .forEach(part -> fields.add(plain(part.label() + ": " + part.value())));
        }
    }

    private static ObjectNode plain(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "plain_text")
                .put("text", escaped(text))
                .put("emoji", false);
    }

    private static String links(List<Link> links) {
        return links.stream()
                .map(link -> "<"
                        + escaped(link.url()
                                .replace("|", "%7C")
                                .replace(">", "%3E")
                                .replace("<", "%3C")) + "|" + escaped(link.label()) + ">")
                .collect(Collectors.joining("   "));
    }

    /** @see <a href="https://docs.slack.dev/messaging/formatting-message-text#escaping">escaping</a> */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
