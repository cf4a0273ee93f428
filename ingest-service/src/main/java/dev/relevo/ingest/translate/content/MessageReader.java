package dev.relevo.ingest.translate.content;

import dev.relevo.event.Media;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Referral;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader of one WhatsApp message, inbound or echoed.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages">messages webhook</a>
 */
public final class MessageReader {
    private MessageReader() {}

    /**
     * The content of the message.
     *
     * @throws UnusableItem when it has no id, or a field is out of bounds
     */
    public static MessageContent read(Map<String, Object> message) {
        String id = Json.text(message, "id");
        if (id == null) {
            throw new UnusableItem("message without id");
        }
        String type = Json.text(message, "type");
        // An edit carries the new content one level down, in the format of a message.
        Map<String, Object> content = "edit".equals(type) ? edited(message) : message;
        String contentType = Json.text(content, "type");
        String text = textOf(contentType, content);
        return ItemBounds.apply(new MessageContent(
                id,
                kindOf(type),
                text,
                payloadOf(contentType, content),
                replyTo(type, message),
                mediaOf(contentType, content),
                referralOf(message),
                MessageExtrasReader.read(message),
                null,
                isWhole(message, text) ? null : message));
    }

    /** Whether the event has all of it. */
    private static boolean isWhole(Map<String, Object> message, @Nullable String text) {
        return MappedFields.coverAll(message, text) && !MessageExtrasReader.haveOddCodes(Json.list(message, "errors"));
    }

    /** The kind of this type; {@code UNKNOWN} for an unknown type. */
    public static MessageKind kindOf(@Nullable String type) {
        return switch (type) {
            case "text" -> MessageKind.TEXT;
            case "image" -> MessageKind.IMAGE;
            case "video" -> MessageKind.VIDEO;
            case "audio", "voice" -> MessageKind.AUDIO;
            case "document" -> MessageKind.DOCUMENT;
            case "sticker" -> MessageKind.STICKER;
            case "location" -> MessageKind.LOCATION;
            case "contacts" -> MessageKind.CONTACTS;
            case "reaction" -> MessageKind.REACTION;
            case "interactive" -> MessageKind.INTERACTIVE;
            case "button" -> MessageKind.BUTTON;
            case "order" -> MessageKind.ORDER;
            case "system" -> MessageKind.SYSTEM;
            case "edit" -> MessageKind.EDIT;
            case "revoke" -> MessageKind.REVOKE;
            case "unsupported" -> MessageKind.UNSUPPORTED;
            case null, default -> MessageKind.UNKNOWN;
        };
    }

    private static Map<String, Object> edited(Map<String, Object> message) {
        Map<String, Object> edit = Json.object(message, "edit");
        Map<String, Object> content = edit == null ? null : Json.object(edit, "message");
        return content == null ? Map.of() : content;
    }

    /** A fallback channel of Turn sends a text in addition to a node of any type. */
    private static @Nullable String textOf(@Nullable String type, Map<String, Object> message) {
        String own = textOfType(type, message);
        String beside = Json.text(message, "text", "body");
        return own == null || beside == null || own.equals(beside) ? (own == null ? beside : own) : own + '\n' + beside;
    }

    private static @Nullable String textOfType(@Nullable String type, Map<String, Object> message) {
        return switch (type) {
            case "text", "system" -> Json.text(message, type, "body");
            case "image", "video", "audio", "voice", "sticker" -> Json.text(message, type, "caption");
            case "document" -> captionOrName(message);
            case "button" -> Json.text(message, "button", "text");
            case "order" -> {
                Map<String, Object> order = Json.object(message, "order");
                yield order == null ? null : OrderText.textOf(order);
            }
            case "reaction" -> Json.text(message, "reaction", "emoji");
            case "location" -> placeOf(message);
            case "contacts" -> ContactCards.textOf(Json.list(message, "contacts"));
            case "interactive" -> {
                Map<String, Object> interactive = Json.object(message, "interactive");
                yield interactive == null ? null : InteractiveReplies.textOf(interactive);
            }
            case null, default -> null;
        };
    }

    private static @Nullable String captionOrName(Map<String, Object> message) {
        String caption = Json.text(message, "document", "caption");
        return caption == null ? Json.text(message, "document", "filename") : caption;
    }

    private static @Nullable String placeOf(Map<String, Object> message) {
        String name = Json.text(message, "location", "name");
        String address = Json.text(message, "location", "address");
        if (name != null || address != null) {
            return joined(name, address);
        }
        return joined(Json.text(message, "location", "latitude"), Json.text(message, "location", "longitude"));
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + ", " + second;
    }

    private static @Nullable String payloadOf(@Nullable String type, Map<String, Object> message) {
        if ("button".equals(type)) {
            return Json.text(message, "button", "payload");
        }
        Map<String, Object> interactive = "interactive".equals(type) ? Json.object(message, "interactive") : null;
        return interactive == null ? null : InteractiveReplies.payloadOf(interactive);
    }

    /** A reaction, edit or revoke references its message in its own node, every other type in {@code context}. */
    private static @Nullable String replyTo(@Nullable String type, Map<String, Object> message) {
        return switch (type) {
            case "reaction" -> Json.text(message, type, "message_id");
            case "edit", "revoke" -> Json.text(message, type, "original_message_id");
            case null, default -> Json.text(message, "context", "id");
        };
    }

    private static @Nullable Media mediaOf(@Nullable String type, Map<String, Object> message) {
        return switch (type) {
            case "image", "video", "audio", "voice", "document", "sticker" -> media(Json.object(message, type));
            case null, default -> null;
        };
    }

    private static @Nullable Media media(@Nullable Map<String, Object> node) {
        if (node == null) {
            return null;
        }
        String id = Json.text(node, "id");
        return id == null ? null : new Media(id, Json.text(node, "mime_type"), Json.text(node, "sha256"));
    }

    private static @Nullable Referral referralOf(Map<String, Object> message) {
        Map<String, Object> referral = Json.object(message, "referral");
        if (referral == null) {
            return null;
        }
        return new Referral(
                Json.text(referral, "source_type"),
                Json.text(referral, "source_id"),
                Json.text(referral, "source_url"),
                Json.text(referral, "headline"));
    }
}
