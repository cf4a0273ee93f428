package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.Ids;
import dev.relevo.event.MessageContent;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.ingest.translate.content.ItemBounds;
import dev.relevo.ingest.translate.content.MessageReader;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.Timestamps;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A translator of outbound messages sent through Turn. The body is what the sender posted, so the message id is in a header. Only
 * an {@code OPERATOR} is a human; a journey, an API client and an unknown author type are treated as the bot.
 */
final class TurnOutboundTranslator {
    private static final String UNKNOWN_AUTHOR = "unknown author type: treated as the bot";

    /** Prefix of a derived id; WhatsApp does not use colons in ids. */
    private static final String DERIVED = "derived:";

    /** The number it was sent from, and its id. */
    private record Delivered(PhoneNumberId number, @Nullable String messageId) {}

    private TurnOutboundTranslator() {}

    /** Whether the webhook is one message itself: as such it is in the event, or kept, whole. */
    static boolean translate(TranslationResult result, WebhookChange change, TurnDelivery delivery) {
        Map<String, Object> webhook = change.value();
        List<?> messages = Json.list(webhook, "messages");
        boolean isMessage = messages.isEmpty()
                && (Json.text(webhook, "type") != null
                        || Json.list(webhook, "statuses").isEmpty());
        List<?> items = isMessage ? List.of(webhook) : messages;
        // The header names one message: of several, each names itself.
        String headerId = items.size() == 1 ? delivery.messageId() : null;
        result.each(
                change,
                items,
                item -> message(
                        result,
                        change,
                        new Delivered(delivery.number(), headerId == null ? Json.text(item, "id") : headerId),
                        item));
        return isMessage;
    }

    private static void message(
            TranslationResult result, WebhookChange change, Delivered delivery, Map<String, Object> message) {
        String author = author(message, "type");
        switch (author == null ? null : author.toUpperCase(Locale.ROOT)) {
            case "OPERATOR" -> result.add(outbound(change, delivery, message, true));
            case "OWNER" -> {
                // A message of the user, which the whatsapp subscription also delivers.
            }
            case "SYSTEM" -> result.add(outbound(change, delivery, message, false));
            case null -> {
                if ("inbound".equals(Json.text(vendor(message), "direction"))) {
                    throw new UnusableItem("inbound message without an author");
                }
                result.add(outbound(change, delivery, message, false));
            }
            default -> {
                result.add(outbound(change, delivery, message, false));
                result.keepUnrecognized(change, change.field(), UNKNOWN_AUTHOR, message);
            }
        }
    }

    private static ConversationEvent outbound(
            WebhookChange change, Delivered delivery, Map<String, Object> message, boolean isHuman) {
        if (GroupMessages.includes(message)) {
            throw new UnusableItem(GroupMessages.REASON);
        }
        if (delivery.messageId() == null && change.field().equals("turn")) {
            throw new UnusableItem("no X-WhatsApp-Id");
        }
        ConversationRef conversation =
                change.conversation(delivery.number(), recipient(message).person(null, null));
        String messageId = delivery.messageId() == null ? derivedId(conversation, message) : delivery.messageId();
        MessageContent content = content(message, messageId);
        Instant at = Timestamps.of(message, change.now());
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
        String insertedAt = String.valueOf(Json.text(vendor(message), "inserted_at"));
        return DERIVED + Ids.derived("turn", conversation.conversationId().value(), insertedAt, said.toString());
    }

    /** Whom it names, else whose chat it is in. */
    private static PersonIds recipient(Map<String, Object> message) {
        PersonIds named = PersonIds.of(Json.firstText(message, "to", "recipient"), Json.text(message, "recipient"));
        return named.isEmpty() ? chatOwner(message) : named;
    }

    /** The user whose chat a message or status belongs to; empty ids when Turn does not send it. */
    static PersonIds chatOwner(Map<String, Object> node) {
        return PersonIds.of(Json.text(vendor(node), "chat", "owner"), null);
    }

    /** The content with what only Turn adds: the text of a template, and the message that is answered. */
    private static MessageContent content(Map<String, Object> sent, String messageId) {
        Map<String, Object> message = new HashMap<>(sent);
        message.put("id", messageId);
        MessageContent plain = MessageReader.read(message);
        Map<String, Object> vendor = vendor(sent);
        return ItemBounds.apply(new MessageContent(
                messageId,
                plain.kind(),
                plain.text() == null ? Json.text(vendor, "rendered_content") : plain.text(),
                plain.payload(),
                plain.replyTo() == null ? Json.text(vendor, "in_reply_to") : plain.replyTo(),
                plain.media(),
                plain.referral(),
                plain.riders(),
                plain.truncated(),
                plain.raw() == null ? null : sent));
    }

    private static @Nullable String author(Map<String, Object> message, String key) {
        return Json.text(vendor(message), "author", key);
    }

    private static Map<String, Object> vendor(Map<String, Object> message) {
        Map<String, Object> vnd = Json.object(message, "_vnd");
        Map<String, Object> first = vnd == null ? null : Json.object(vnd, "v1");
        return first == null ? Map.of() : first;
    }
}
