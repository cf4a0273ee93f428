package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.ProviderError;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
        Recipient recipient = Recipient.of(change, number, people, node);
        Instant at = Times.of(node, change.now());
        DeliveryStatus status = statusOf(word);
        List<ProviderError> errors = RiderReader.errors(Json.list(node, "errors"));
        ItemBounds.errors(errors);
        batch.add(new MessageStatus(
                change.meta(at, number.value(), messageId, recipient.personId(), word, "message-status"),
                recipient.status(),
                messageId,
                status,
                Json.text(node, "pricing", "category"),
                errors,
                Json.text(node, "biz_opaque_callback_data")));
        if (recipient.conversation() != null && tells(status)) {
            batch.add(new ConversationEvent.DeliverySeen(
                    change.meta(at, number.value(), messageId, recipient.personId(), word, "delivery-seen"),
                    recipient.conversation(),
                    messageId,
                    status,
                    errors.isEmpty() ? null : errors.getFirst().code()));
        }
        if (recipient.isConflicting()) {
            batch.keep(change, "contacts", People.CONFLICT, node);
        } else if (recipient.conversation() != null) {
            Aliases.link(batch, change, recipient.conversation(), at);
        }
        if (recipient.conversation() == null && Json.text(node, "recipient_id") != null && !Groups.has(node)) {
            batch.keep(change, "statuses", "recipient of another form", node);
        }
        if (RiderReader.haveOddCodes(Json.list(node, "errors"))) {
            batch.keep(change, "statuses", "error code out of bounds", node);
        }
        if (!KnownKeys.STATUS.knows(node)) {
            batch.keep(change, "statuses", KnownKeys.REASON + "status", node);
        }
        if (status == DeliveryStatus.UNKNOWN) {
            batch.keep(change, "statuses", "unknown status", node);
        }
    }

    private boolean tells(DeliveryStatus status) {
        return status == DeliveryStatus.FAILED || (status == DeliveryStatus.SENT && reportsSent);
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
