package dev.relevo.ingest.translate;

import dev.relevo.event.Provider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One webhook of Turn's to events: the content of a {@code messages} value without its envelope, or a message that was sent through
 * Turn. Thread-safe.
 *
 * @see <a href="https://whatsapp.turn.io/docs/api/webhooks">Turn's webhooks</a>
 */
public final class TurnTranslator {
    private final ConversationTranslator conversations;

    /**
     * @param reportsSent whether a {@code sent} status also becomes a {@code delivery-seen}; {@code failed} always does
     */
    public TurnTranslator(boolean reportsSent) {
        this.conversations = new ConversationTranslator(reportsSent);
    }

    /**
     * The events of a webhook; none for what the person wrote and Turn tells a second time.
     *
     * @param webhook the JSON object as maps and lists
     * @param now when it was taken in
     */
    public List<Outgoing> translate(Map<String, Object> webhook, TurnDelivery delivery, Instant now) {
        Batch batch = new Batch();
        switch (delivery.subscription()) {
            case "whatsapp" -> received(batch, webhook, delivery, now);
            case "turn", "journey_outbound" -> sent(batch, change(delivery.subscription(), webhook, now), delivery);
            case null -> batch.keep(change("subscription", webhook, now), "subscription", "no subscription", webhook);
            case String other ->
                batch.keep(change(other, webhook, now), other, "no event for this subscription", webhook);
        }
        return batch.outgoing();
    }

    /** What WhatsApp told Turn. The number is put where Meta has it; whatever the body had there is not to be believed. */
    private void received(Batch batch, Map<String, Object> webhook, TurnDelivery delivery, Instant now) {
        Map<String, Object> value = new HashMap<>(webhook);
        value.put("metadata", Map.of("phone_number_id", delivery.number().value()));
        Change change = new Change(Provider.TURN, null, "messages", value, now, now, delivery.claim());
        batch.attempt(
                change,
                webhook,
                () -> conversations.value(batch, change, KnownKeys.TURN, ConversationTranslator.NEITHER));
    }

    /** What was sent through Turn. What stands beside messages and statuses becomes no event, and is kept. */
    private void sent(Batch batch, Change change, TurnDelivery delivery) {
        boolean isMessage = TurnSent.translate(batch, change, delivery);
        conversations.statuses(batch, change, delivery.number());
        if (!isMessage) {
            KnownKeys.TURN_SENT.keepOthers(batch, change, change.value());
        }
    }

    /** Turn names no account. */
    private static Change change(String field, Map<String, Object> value, Instant now) {
        return new Change(Provider.TURN, null, field, value, now, now);
    }
}
