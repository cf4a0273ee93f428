package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.ProviderError;
import dev.relevo.ingest.translate.content.ItemBounds;
import dev.relevo.ingest.translate.content.MessageExtrasReader;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.Timestamps;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A translator of {@code statuses[]}: the delivery of our messages. */
final class StatusTranslator {
    private final boolean reportsSent;

    StatusTranslator(boolean reportsSent) {
        this.reportsSent = reportsSent;
    }

    void status(
            TranslationResult result,
            WebhookChange change,
            PhoneNumberId number,
            ContactIndex contacts,
            Map<String, Object> node) {
        String messageId = Json.text(node, "id");
        String word = Json.text(node, "status");
        if (messageId == null || word == null) {
            throw new UnusableItem("status without id or status");
        }
        ItemBounds.providerId("id", messageId);
        ItemBounds.atMost(Bounds.NAME_MAX, "status", word);
        ItemBounds.atMost(Bounds.NAME_MAX, "pricing.category", Json.text(node, "pricing", "category"));
        ItemBounds.atMost(Bounds.NAME_MAX, "biz_opaque_callback_data", Json.text(node, "biz_opaque_callback_data"));
        StatusRecipient recipient = StatusRecipient.of(change, number, contacts, node);
        Instant at = Timestamps.of(node, change.now());
        DeliveryStatus status = statusOf(word);
        List<ProviderError> errors = MessageExtrasReader.errors(Json.list(node, "errors"));
        ItemBounds.errors(errors);
        result.add(new MessageStatus(
                change.meta(at, number.value(), messageId, recipient.personId(), word, "message-status"),
                recipient.status(),
                messageId,
                status,
                Json.text(node, "pricing", "category"),
                errors,
                Json.text(node, "biz_opaque_callback_data")));
        if (recipient.conversation() != null && isReported(status)) {
            result.add(new ConversationEvent.DeliverySeen(
                    change.meta(at, number.value(), messageId, recipient.personId(), word, "delivery-seen"),
                    recipient.conversation(),
                    messageId,
                    status,
                    errors.isEmpty() ? null : errors.getFirst().code()));
        }
        if (recipient.isConflicting()) {
            result.keepUnrecognized(change, "contacts", ContactIndex.CONFLICT, node);
        } else if (recipient.conversation() != null) {
            AliasTranslator.link(result, change, recipient.conversation(), at);
        }
        if (recipient.conversation() == null
                && Json.text(node, "recipient_id") != null
                && !GroupMessages.includes(node)) {
            result.keepUnrecognized(change, "statuses", "recipient of another form", node);
        }
        if (MessageExtrasReader.haveOddCodes(Json.list(node, "errors"))) {
            result.keepUnrecognized(change, "statuses", "error code out of bounds", node);
        }
        if (!KnownFields.STATUS.knows(node)) {
            result.keepUnrecognized(change, "statuses", KnownFields.REASON + "status", node);
        }
        if (status == DeliveryStatus.UNKNOWN) {
            result.keepUnrecognized(change, "statuses", "unknown status", node);
        }
    }

    private boolean isReported(DeliveryStatus status) {
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
