package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.ProviderError;
import dev.relevo.event.StatusRef;
import dev.relevo.ingest.translate.People.Identified;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code statuses[]}: how far our messages got. */
final class StatusTranslator {
    private final boolean reportsSent;

    StatusTranslator(boolean reportsSent) {
        this.reportsSent = reportsSent;
    }

    void status(Batch batch, Change change, PhoneNumberId number, People people, Map<String, Object> node) {
        String messageId = Json.text(node, "id");
        String word = Json.text(node, "status");
        if (messageId == null || word == null) {
            throw new UnusableItem("status without id or status");
        }
        ItemBounds.providerId("id", messageId);
        ItemBounds.atMost(Bounds.NAME_MAX, "status", word);
        ItemBounds.atMost(Bounds.NAME_MAX, "pricing.category", Json.text(node, "pricing", "category"));
        ItemBounds.atMost(Bounds.NAME_MAX, "biz_opaque_callback_data", Json.text(node, "biz_opaque_callback_data"));
        Identified who = people.identify(recipient(node), Json.text(node, "recipient_user_id"));
        ConversationRef conversation = change.conversation(number, who.person());
        Instant at = Times.of(node, change.now());
        String recipient = who.person().id();
        DeliveryStatus status = statusOf(word);
        List<ProviderError> errors = RiderReader.errors(Json.list(node, "errors"));
        ItemBounds.errors(errors);
        batch.add(new MessageStatus(
                change.meta(at, number.value(), messageId, recipient, word, "message-status"),
                StatusRef.of(conversation),
                messageId,
                status,
                Json.text(node, "pricing", "category"),
                errors,
                Json.text(node, "biz_opaque_callback_data")));
        if (isSeen(status, node)) {
            batch.add(new ConversationEvent.DeliverySeen(
                    change.meta(at, number.value(), messageId, recipient, word, "delivery-seen"),
                    conversation,
                    messageId,
                    status,
                    errors.isEmpty() ? null : errors.getFirst().code()));
        }
        if (who.conflicting()) {
            batch.keep(change, "contacts", People.CONFLICT, node);
        } else {
            Aliases.link(batch, change, conversation, at);
        }
        if (status == DeliveryStatus.UNKNOWN) {
            batch.keep(change, "statuses", "unknown status", node);
        }
    }

    /** Newer on-premises clients, and so Turn, have it one level down. */
    private static @Nullable String recipient(Map<String, Object> node) {
        String recipient = Json.text(node, "recipient_id");
        return recipient == null ? Json.text(node, "message", "recipient_id") : recipient;
    }

    /** A group is nobody's conversation with a bot. */
    private boolean isSeen(DeliveryStatus status, Map<String, Object> node) {
        boolean tells = status == DeliveryStatus.FAILED || (status == DeliveryStatus.SENT && reportsSent);
        return tells && !"group".equals(Json.text(node, "recipient_type"));
    }

    private static DeliveryStatus statusOf(String word) {
        return switch (word) {
            case "sending" -> DeliveryStatus.SENDING;
            case "sent" -> DeliveryStatus.SENT;
            case "delivered" -> DeliveryStatus.DELIVERED;
            case "read" -> DeliveryStatus.READ;
            case "played" -> DeliveryStatus.PLAYED;
            case "failed" -> DeliveryStatus.FAILED;
            case "deleted" -> DeliveryStatus.DELETED;
            default -> DeliveryStatus.UNKNOWN;
        };
    }
}
