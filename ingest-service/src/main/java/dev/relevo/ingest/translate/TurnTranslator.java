package dev.relevo.ingest.translate;

import dev.relevo.event.Provider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The translator of a Turn webhook to events: the content of a {@code messages} value without its envelope, or a message sent
 * through Turn. Thread-safe.
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
     * The events of a webhook; none for a message of the user that Turn delivers a second time as a duplicate.
     *
     * @param webhook the JSON object as maps and lists
     * @param now when the webhook was received
     */
    public List<OutgoingEvent> translate(Map<String, Object> webhook, TurnDelivery delivery, Instant now) {
        TranslationResult result = new TranslationResult();
        switch (delivery.subscription()) {
            case "whatsapp" -> received(result, webhook, delivery, now);
            case "turn", "journey_outbound" -> sent(result, change(delivery.subscription(), webhook, now), delivery);
            case null ->
                result.keepUnrecognized(
                        change("subscription", webhook, now), "subscription", "no subscription", webhook);
            case String other ->
                result.keepUnrecognized(change(other, webhook, now), other, "no event for this subscription", webhook);
        }
        return result.events();
    }

    /**
     * A webhook that Turn forwards from WhatsApp. The number is set where Meta sends it; a number in the body is ignored, because
     * it is not trusted.
     */
    private void received(TranslationResult result, Map<String, Object> webhook, TurnDelivery delivery, Instant now) {
        Map<String, Object> value = new HashMap<>(webhook);
        value.put("metadata", Map.of("phone_number_id", delivery.number().value()));
        WebhookChange change = new WebhookChange(Provider.TURN, null, "messages", value, now, now, delivery.claim());
        result.attempt(
                change,
                webhook,
                () -> conversations.value(result, change, KnownFields.TURN, ConversationTranslator.NEITHER));
    }

    /** What was sent through Turn. Other keys beside messages and statuses become no event and are preserved. */
    private void sent(TranslationResult result, WebhookChange change, TurnDelivery delivery) {
        boolean isMessage = TurnOutboundTranslator.translate(result, change, delivery);
        conversations.statuses(result, change, delivery.number());
        if (!isMessage) {
            KnownFields.TURN_SENT.keepUnknown(result, change, change.value());
        }
    }

    /** Turn names no account. */
    private static WebhookChange change(String field, Map<String, Object> value, Instant now) {
        return new WebhookChange(Provider.TURN, null, field, value, now, now);
    }
}
