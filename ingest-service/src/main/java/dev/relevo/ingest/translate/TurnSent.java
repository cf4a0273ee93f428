package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Ids;
import dev.relevo.event.MessageContent;
import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent through Turn: its body is as the sender posted it, so the id is in a header. Only an {@code OPERATOR} is a human;
 * a journey, an API client and an author of another word are the bot.
 */
final class TurnSent {
    private static final String UNKNOWN_AUTHOR = "unknown author: taken for the bot";

    /** Before an id of ours; no id of WhatsApp's has a colon. */
    private static final String DERIVED = "derived:";

    /** The number it was sent from, and its id. */
    private record Delivered(PhoneNumberId number, @Nullable String messageId) {}

    private TurnSent() {}

    /** Whether the webhook is one message itself: as such it is in the event, or kept, whole. */
    static boolean translate(Batch batch, Change change, TurnDelivery delivery) {
        Map<String, Object> webhook = change.value();
        List<?> messages = Json.list(webhook, "messages");
        boolean isMessage = messages.isEmpty()
                && (Json.text(webhook, "type") != null
                        || Json.list(webhook, "statuses").isEmpty());
        List<?> items = isMessage ? List.of(webhook) : messages;
        // The header names one message: of several, each names itself.
        String headerId = items.size() == 1 ? delivery.messageId() : null;
        batch.each(
                change,
                items,
                item -> message(
                        batch,
                        change,
                        new Delivered(delivery.number(), headerId == null ? Json.text(item, "id") : headerId),
                        item));
        return isMessage;
    }

    private static void message(Batch batch, Change change, Delivered delivery, Map<String, Object> message) {
        String author = author(message, "type");
        switch (author == null ? null : author.toUpperCase(Locale.ROOT)) {
            case "OPERATOR" -> batch.add(outbound(change, delivery, message, true));
            case "OWNER" -> {
                // The user wrote it: the whatsapp subscription has it.
            }
            case "SYSTEM" -> batch.add(outbound(change, delivery, message, false));
            case null -> {
                if ("inbound".equals(Json.text(rider(message), "direction"))) {
                    throw new UnusableItem("inbound, of nobody");
                }
                batch.add(outbound(change, delivery, message, false));
            }
            default -> {
                batch.add(outbound(change, delivery, message, false));
                batch.keep(change, change.field(), UNKNOWN_AUTHOR, message);
            }
        }
    }

    private static ConversationEvent outbound(
            Change change, Delivered delivery, Map<String, Object> message, boolean isHuman) {
        if (Groups.has(message)) {
            throw new UnusableItem(Groups.REASON);
        }
        if (delivery.messageId() == null && change.field().equals("turn")) {
            throw new UnusableItem("no X-WhatsApp-Id");
        }
        ConversationRef conversation =
                change.conversation(delivery.number(), recipient(message).person(null, null));
        String messageId = delivery.messageId() == null ? derivedId(conversation, message) : delivery.messageId();
        MessageContent content = content(message, messageId);
        Instant at = Times.of(message, change.now());
        String number = delivery.number().value();
        ItemBounds.atMost(Bounds.OWN_ID_MAX, "author.id", author(message, "id"));
        return isHuman
                ? new ConversationEvent.AgentMessage(
                        change.meta(at, number, content.messageId(), "agent-message"),
                        conversation,
                        content,
                        author(message, "id"))
                : new ConversationEvent.BotMessage(
                        change.meta(at, number, content.messageId(), "bot-message"), conversation, content, null);
    }

    /**
     * The id of a journey's message, which no header promises: the same whenever it is delivered. Of what Turn adds only the time
     * belongs to the message; it counts on in the chat.
     */
    private static String derivedId(ConversationRef conversation, Map<String, Object> message) {
        Map<String, Object> said = new TreeMap<>(message);
        said.remove("_vnd");
        String insertedAt = String.valueOf(Json.text(rider(message), "inserted_at"));
        return DERIVED + Ids.derived("turn", conversation.conversationId().value(), insertedAt, said.toString());
    }

    /** Whom it names, else whose chat it is in. */
    private static PersonIds recipient(Map<String, Object> message) {
        PersonIds named = PersonIds.of(Json.firstText(message, "to", "recipient"), Json.text(message, "recipient"));
        return named.isEmpty() ? chatOwner(message) : named;
    }

    /** The user whose chat Turn puts a message or status in; nobody when it does not say. */
    static PersonIds chatOwner(Map<String, Object> node) {
        return PersonIds.of(Json.text(rider(node), "chat", "owner"), null);
    }

    /** With what only Turn knows: how a template reads, and what is answered. */
    private static MessageContent content(Map<String, Object> sent, String messageId) {
        Map<String, Object> message = new HashMap<>(sent);
        message.put("id", messageId);
        MessageContent plain = MessageReader.read(message);
        Map<String, Object> rider = rider(sent);
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
                plain.raw() == null ? null : sent));
    }

    private static @Nullable String author(Map<String, Object> message, String key) {
        return Json.text(rider(message), "author", key);
    }

    private static Map<String, Object> rider(Map<String, Object> message) {
        Map<String, Object> vendor = Json.object(message, "_vnd");
        Map<String, Object> first = vendor == null ? null : Json.object(vendor, "v1");
        return first == null ? Map.of() : first;
    }
}
