package dev.relevo.notifier.channel.telegram;

import dev.relevo.notifier.channel.chat.ChatText;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a message in Telegram's HTML.
 *
 * @see <a href="https://core.telegram.org/bots/api#html-style">HTML style</a>
 */
final class TelegramMessage {
    private TelegramMessage() {}

    static String of(ChatText text) {
        List<String> lines = new ArrayList<>();
        lines.add("<b>" + escaped(text.title()) + "</b>");
        lines.add("");
        for (var part : text.parts()) {
            lines.add(
                    part.label().isEmpty()
                            ? escaped(part.value())
                            : "<b>" + escaped(part.label()) + ":</b> " + escaped(part.value()));
        }
        lines.add("");
        // Links and not buttons: a button with an internal URL makes Telegram refuse the message.
        text.links()
                .forEach(
                        link -> lines.add("<a href=\"" + escaped(link.url()) + "\">" + escaped(link.label()) + "</a>"));
        lines.add("<i>" + escaped(text.footer()) + "</i>");
        return String.join("\n", lines);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
