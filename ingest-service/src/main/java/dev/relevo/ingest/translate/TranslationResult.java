package dev.relevo.ingest.translate;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.QualityEvent;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.Timestamps;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one webhook, collected during its translation. An item that cannot be used never prevents the events of other
 * items. Unrecognized webhooks and items become {@link UnrecognizedWebhook} events, whose topic is the dead letter of this service.
 */
final class TranslationResult {
    private final List<OutgoingEvent> events = new ArrayList<>();
    private final Set<String> linkedAliases = new HashSet<>();

    List<OutgoingEvent> events() {
        return events;
    }

    void add(ConversationEvent event) {
        events.add(new OutgoingEvent(Topics.CONVERSATION_EVENTS, event));
    }

    void add(MessageStatus event) {
        events.add(new OutgoingEvent(Topics.MESSAGE_STATUSES, event));
    }

    void add(QualityEvent event) {
        events.add(new OutgoingEvent(Topics.QUALITY_EVENTS, event));
    }

    /** Whether this pair of ids is new in this webhook: a thousand messages of one person need one alias event. */
    boolean isNewAlias(String pair) {
        return linkedAliases.add(pair);
    }

    /**
     * Adds an unrecognized-webhook event that holds what was sent.
     *
     * @param part the unknown field or message type
     * @param reason the reason, without any content
     */
    void keepUnrecognized(WebhookChange change, String part, String reason, @Nullable Object raw) {
        var meta = change.meta(
                change.at(),
                String.valueOf(change.wabaId()),
                part,
                reason,
                change.at().equals(change.now()) ? "" : change.at().toString(),
                String.valueOf(raw));
        events.add(new OutgoingEvent(
                Topics.UNRECOGNIZED_WEBHOOKS,
                new UnrecognizedWebhook(meta, change.provider(), part, reason, change.wabaId(), raw)));
    }

    /** Translates each item. An item that cannot be used becomes an unrecognized-webhook event with the reason. */
    void each(WebhookChange change, List<?> items, Consumer<Map<String, Object>> translation) {
        for (Object item : items) {
            Map<String, Object> node = Json.object(item);
            if (node == null) {
                keepUnrecognized(change, change.field(), "not an object", item);
            } else {
                boolean isUnusable = !attempt(change, node, () -> translation.accept(node));
                if (!isUnusable && InvalidUserIds.areIn(node)) {
                    keepUnrecognized(change, InvalidUserIds.PART, InvalidUserIds.REASON, node);
                }
                if (Timestamps.isOutOfBounds(node, change.now())) {
                    keepUnrecognized(change, "timestamp", Timestamps.OUT_OF_BOUNDS, node);
                }
            }
        }
    }

    /**
     * Runs one translation. When it fails, the events it added are removed, and the source becomes an unrecognized-webhook event.
     *
     * @return whether the translation succeeded
     */
    boolean attempt(WebhookChange change, Object source, Runnable translation) {
        int before = events.size();
        try {
            translation.run();
            return true;
        } catch (UnusableItem e) {
            events.subList(before, events.size()).clear();
            keepUnrecognized(change, change.field(), String.valueOf(e.getMessage()), source);
        } catch (IllegalArgumentException e) {
            // Thrown by our id records. The message of another IllegalArgumentException could hold content, so it is
            // not used.
            events.subList(before, events.size()).clear();
            keepUnrecognized(change, change.field(), "id out of bounds", source);
        } catch (RuntimeException e) {
            // Our own bugs are caught too: failing the webhook would make WhatsApp retry all of its items for 7 days.
            events.subList(before, events.size()).clear();
            keepUnrecognized(
                    change, change.field(), "unexpected " + e.getClass().getSimpleName(), source);
        }
        return false;
    }
}
