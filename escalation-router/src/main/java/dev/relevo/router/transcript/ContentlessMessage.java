package dev.relevo.router.transcript;

import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages without content. Consecutive ones of one speaker share one turn, for example {@code [sticker], [unsupported] ×7}: a poll
 * alone arrives as seven messages.
 */
public final class ContentlessMessage {
    private static final Pattern COUNTED = Pattern.compile("(\\[[a-z]+])(?: ×(\\d{1,9}))?");

    private static final Set<String> EDITED_MEDIA = Set.of("image", "video", "audio");

    private ContentlessMessage() {}

    /** Media are content even without a caption; an unreadable message is content when it has text. */
    public static boolean is(MessageContent message) {
        return switch (message.kind()) {
            case STICKER, REACTION, SYSTEM -> true;
            case UNSUPPORTED, UNKNOWN -> UserText.of(message).isBlank();
            case TEXT, IMAGE, VIDEO, AUDIO, DOCUMENT, LOCATION, CONTACTS, INTERACTIVE, BUTTON, ORDER, EDIT, REVOKE ->
                false;
        };
    }

    /** The label that an agent reads for such a message. */
    public static String label(MessageContent message) {
        String type = message.media() == null ? null : message.media().mimeType();
        if (message.kind() != MessageKind.EDIT || type == null) {
            return "[" + message.kind().name().toLowerCase(Locale.ROOT) + "]";
        }
        // An edit does not name the kind of its message.
        String prefix = type.substring(0, Math.max(0, type.indexOf('/')));
        return EDITED_MEDIA.contains(prefix) ? "[" + prefix + "]" : "[document]";
    }

    /** Whether a turn's text is such a label. */
    public static boolean isLabel(String text) {
        return COUNTED.matcher(text).matches();
    }

    /** Both in one turn, at the time of the first. The labels have one order, independent of which message came first. */
    public static Turn folded(Turn one, Turn other) {
        Map<String, Integer> counts = new TreeMap<>();
        count(one.text(), counts);
        count(other.text(), counts);
        String text = counts.entrySet().stream()
                .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getKey() + " ×" + entry.getValue())
                .collect(Collectors.joining(", "));
        return new Turn(one.who(), text, one.at().isAfter(other.at()) ? other.at() : one.at());
    }

    private static void count(String text, Map<String, Integer> counts) {
        Matcher matcher = COUNTED.matcher(text);
        while (matcher.find()) {
            int count = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            counts.merge(matcher.group(1), count, Integer::sum);
        }
    }
}
