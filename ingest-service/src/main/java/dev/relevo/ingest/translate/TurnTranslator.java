package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Provider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            case "turn" -> sent(batch, webhook, delivery, now);
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
        batch.attempt(change, webhook, () -> conversations.messages(batch, change));
    }

    /** What somebody sent through Turn: its body is as the sender posted it, so the id is elsewhere. */
    private static void sent(Batch batch, Map<String, Object> webhook, TurnDelivery delivery, Instant now) {
        Change change = change("turn", webhook, now);
        batch.attempt(change, webhook, () -> {
            String author = author(webhook, "type");
            switch (author) {
                case "OPERATOR", "SYSTEM" -> batch.add(outbound(change, delivery, webhook, author));
                case "OWNER" -> {
                    // The person herself: the whatsapp subscription has it.
                }
                case null, default -> throw new UnusableItem("unknown author");
            }
            if (Times.isOutOfBounds(webhook, now)) {
                batch.keep(change, "timestamp", Times.OUT_OF_BOUNDS, webhook);
            }
        });
    }

    private static ConversationEvent outbound(
            Change change, TurnDelivery delivery, Map<String, Object> webhook, String author) {
        if (delivery.messageId() == null) {
            throw new UnusableItem("no X-WhatsApp-Id");
        }
        MessageContent content = content(webhook, delivery.messageId());
        var ids = PersonIds.of(Json.text(webhook, "to"), Json.text(webhook, "recipient"));
        ConversationRef conversation = change.conversation(delivery.number(), ids.person(null, null));
        Instant at = Times.of(webhook, change.now());
        String number = delivery.number().value();
        ItemBounds.atMost(Bounds.OWN_ID_MAX, "author.id", author(webhook, "id"));
        return author.equals("OPERATOR")
                ? new ConversationEvent.AgentMessage(
                        change.meta(at, number, content.messageId(), "agent-message"),
                        conversation,
                        content,
                        author(webhook, "id"))
                : new ConversationEvent.BotMessage(
                        change.meta(at, number, content.messageId(), "bot-message"), conversation, content, null);
    }

    /** With what only Turn knows: how a template reads, and what is answered. */
    private static MessageContent content(Map<String, Object> webhook, String messageId) {
        Map<String, Object> message = new HashMap<>(webhook);
        message.put("id", messageId);
        MessageContent plain = MessageReader.read(message);
        Map<String, Object> rider = rider(webhook);
        return ItemBounds.applied(new MessageContent(
                messageId,
                plain.kind(),
                plain.text() == null ? Json.text(rider, "rendered_content") : plain.text(),
                plain.payload(),
                plain.replyTo() == null ? Json.text(rider, "in_reply_to") : plain.replyTo(),
                plain.media(),
                plain.referral(),
                plain.riders(),
                plain.truncated(),
                plain.raw() == null ? null : webhook));
    }

    private static @Nullable String author(Map<String, Object> webhook, String key) {
        return Json.text(rider(webhook), "author", key);
    }

    private static Map<String, Object> rider(Map<String, Object> webhook) {
        Map<String, Object> vendor = Json.object(webhook, "_vnd");
        Map<String, Object> first = vendor == null ? null : Json.object(vendor, "v1");
        return first == null ? Map.of() : first;
    }

    /** Turn names no account. */
    private static Change change(String field, Map<String, Object> value, Instant now) {
        return new Change(Provider.TURN, null, field, value, now, now);
    }
}
