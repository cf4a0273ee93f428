package dev.relevo.ingest;

import dev.relevo.event.Event;
import dev.relevo.event.EventMeta;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Ids;
import dev.relevo.event.Provider;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of an event that the broker takes for too large: its JSON in pieces, to be put together by hand. Refusing the webhook
 * would make WhatsApp send it, and all that came with it, for seven days.
 */
final class Oversize {
    static final String FIELD = "oversize";

    /** At most 384 KiB as JSON, if every character had to be escaped: it fits every broker. */
    static final int MAX_CHARACTERS = 64 * 1024;

    private Oversize() {}

    /** The pieces in their order; concatenated, their {@code raw} is the event's JSON. */
    static List<UnrecognizedWebhook> pieces(Event event) {
        List<String> texts = split(new String(EventJson.write(event), StandardCharsets.UTF_8));
        List<UnrecognizedWebhook> pieces = new ArrayList<>(texts.size());
        for (String text : texts) {
            String place = (pieces.size() + 1) + " of " + texts.size();
            EventMeta meta = new EventMeta(
                    Ids.derived(event.meta().eventId(), place),
                    event.meta().occurredAt(),
                    event.meta().recordedAt());
            String reason = "larger than the broker takes: piece " + place + " of " + EventTypes.of(event) + " "
                    + event.meta().eventId();
            pieces.add(new UnrecognizedWebhook(meta, Provider.RELEVO, FIELD, reason, null, text));
        }
        return pieces;
    }

    private static List<String> split(String text) {
        List<String> pieces = new ArrayList<>(1 + text.length() / MAX_CHARACTERS);
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + MAX_CHARACTERS);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
