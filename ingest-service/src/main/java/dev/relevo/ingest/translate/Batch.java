package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.QualityEvent;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of one webhook as they are found. One item that cannot be used never costs another its event. */
final class Batch {
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final Set<String> linkedAliases = new HashSet<>();

    List<Outgoing> outgoing() {
        return outgoing;
    }

    void add(ConversationEvent event) {
        outgoing.add(new Outgoing(Topics.CONVERSATION_EVENTS, event));
    }

    void add(MessageStatus event) {
        outgoing.add(new Outgoing(Topics.MESSAGE_STATUSES, event));
    }

    void add(QualityEvent event) {
        outgoing.add(new Outgoing(Topics.QUALITY_EVENTS, event));
    }

    /** Whether this pair of ids is new to the batch: a thousand messages of one person need one link. */
    boolean linksFirst(String pair) {
        return linkedAliases.add(pair);
    }

    /**
     * Keeps what was sent.
     *
     * @param part the field or message type that is new to us
     * @param reason why, without any of the content
     */
    void keep(Change change, String part, String reason, @Nullable Object raw) {
        var meta = change.meta(
                change.at(),
                String.valueOf(change.wabaId()),
                part,
                reason,
                change.at().equals(change.now()) ? "" : change.at().toString(),
                String.valueOf(raw));
        outgoing.add(new Outgoing(
                Topics.UNRECOGNIZED_WEBHOOKS,
                new UnrecognizedWebhook(meta, change.provider(), part, reason, change.wabaId(), raw)));
    }

    /** Translates each item; one that cannot be used is kept with its reason instead. */
    void each(Change change, List<?> items, Consumer<Map<String, Object>> translation) {
        for (Object item : items) {
            Map<String, Object> node = Json.object(item);
            if (node == null) {
                keep(change, change.field(), "not an object", item);
            } else {
                boolean isKept = !attempt(change, node, () -> translation.accept(node));
                if (!isKept && UserIds.areOdd(node)) {
                    keep(change, UserIds.PART, UserIds.ODD, node);
                }
                if (Times.isOutOfBounds(node, change.now())) {
                    keep(change, "timestamp", Times.OUT_OF_BOUNDS, node);
                }
            }
        }
    }

    /**
     * Runs one translation; when it fails, what it added is taken back and the source is kept with the reason.
     *
     * @return whether it was translated
     */
    boolean attempt(Change change, Object source, Runnable translation) {
        int before = outgoing.size();
        try {
            translation.run();
            return true;
        } catch (UnusableItem e) {
            outgoing.subList(before, outgoing.size()).clear();
            keep(change, change.field(), String.valueOf(e.getMessage()), source);
        } catch (IllegalArgumentException e) {
            // Our ids bound themselves. Their messages hold no content, others' may.
            outgoing.subList(before, outgoing.size()).clear();
            keep(change, change.field(), "id out of bounds", source);
        } catch (RuntimeException e) {
            // Also a fault of ours ends here: failing the webhook would make WhatsApp send the whole batch for 7 days.
            outgoing.subList(before, outgoing.size()).clear();
            keep(change, change.field(), "unexpected " + e.getClass().getSimpleName(), source);
        }
        return false;
    }
}
