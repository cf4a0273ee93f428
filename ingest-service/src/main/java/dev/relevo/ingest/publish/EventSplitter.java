package dev.relevo.ingest.publish;

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
 * The splitter of events that exceed the broker's message size limit: their JSON goes in pieces to the unrecognized-webhook topic,
 * the dead letter of this service, and can be concatenated by hand. Rejecting the webhook would make WhatsApp retry it, with all
 * its other events, for seven days.
 */
final class EventSplitter {
    static final String FIELD = "oversize";

    /** At most 384 KiB as JSON if every character has to be escaped, which fits every broker. */
    static final int MAX_CHARACTERS = 64 * 1024;

    private EventSplitter() {}

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
            String reason = "exceeds the broker's message size limit: piece " + place + " of " + EventTypes.of(event)
                    + " " + event.meta().eventId();
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
