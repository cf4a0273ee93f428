package dev.relevo.stack.whatsapp;

import dev.relevo.stack.whatsapp.http.MetaJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Status webhooks for one message of the business. */
final class MessageStatuses {
    private static final MetaWebhook.Failure WINDOW_CLOSED = new MetaWebhook.Failure(
            131047,
            "Re-engagement message",
            "Re-engagement message",
            new MetaWebhook.FailureData(
                    "Message failed to send because more than 24 hours have passed since the customer"
                            + " last replied to this number."));

    private final BusinessNumber number;
    private final String messageId;
    private final String waId;
    private final @Nullable String callbackData;
    private final Instant now;

    MessageStatuses(BusinessNumber number, String messageId, String waId, Optional<String> callbackData, Instant now) {
        this.number = number;
        this.messageId = messageId;
        this.waId = waId;
        this.callbackData = callbackData.orElse(null);
        this.now = now;
    }

    /** The message reached the user. */
    List<byte[]> delivered() {
        return List.of(webhook("sent", null), webhook("delivered", null));
    }

    /** The message was free text more than 24 hours after the user's last message. */
    List<byte[]> windowClosed() {
        return List.of(webhook("failed", List.of(WINDOW_CLOSED)));
    }

    /** The message was accepted and failed later. */
    List<byte[]> failed(int code) {
        return List.of(webhook("failed", List.of(SendFailure.status(code))));
    }

    private byte[] webhook(String status, @Nullable List<MetaWebhook.Failure> errors) {
        return MetaJson.wire(MetaWebhook.status(
                number,
                new MetaWebhook.Status(messageId, status, MetaWebhook.seconds(now), waId, callbackData, errors)));
    }
}
