package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message from any sender.
 *
 * @param messageId the provider's id, for example {@code wamid.HBg…}
 * @param kind WhatsApp's message type
 * @param text the readable text; null if absent
 * @param payload id of the selected button or list row; null for other kinds
 * @param replyTo the message it replies to; null when it is not a reply
 * @param media the attached file; null if absent
 * @param referral the ad that led to the message; null if absent
 * @param riders additional properties; null if absent
 * @param truncated true when the text was longer than {@link Bounds#INBOUND_TEXT_MAX} and was truncated; null when it is complete
 * @param raw the provider's original item, when the event does not contain all of it; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageContent(
        String messageId,
        MessageKind kind,
        @Nullable String text,
        @Nullable String payload,
        @Nullable String replyTo,
        @Nullable Media media,
        @Nullable Referral referral,
        @Nullable MessageExtras riders,
        @Nullable Boolean truncated,
        @Nullable Map<String, Object> raw) {
    public MessageContent {
        Objects.requireNonNull(messageId, "messageId is missing");
        Objects.requireNonNull(kind, "kind is missing");
    }

    /** A message without {@code raw}: the event contains all of it. */
    public MessageContent(
            String messageId,
            MessageKind kind,
            @Nullable String text,
            @Nullable String payload,
            @Nullable String replyTo,
            @Nullable Media media,
            @Nullable Referral referral,
            @Nullable MessageExtras riders,
            @Nullable Boolean truncated) {
        this(messageId, kind, text, payload, replyTo, media, referral, riders, truncated, null);
    }

    /** A message without additional properties. */
    public MessageContent(
            String messageId,
            MessageKind kind,
            @Nullable String text,
            @Nullable String payload,
            @Nullable String replyTo,
            @Nullable Media media,
            @Nullable Referral referral) {
        this(messageId, kind, text, payload, replyTo, media, referral, null, null, null);
    }

    /** A plain text message. */
    public static MessageContent text(String messageId, String text) {
        return new MessageContent(messageId, MessageKind.TEXT, text, null, null, null, null);
    }

    /** Shows the kind only: the text is personal data, and the message id contains the person's number in base64. */
    @Override
    public String toString() {
        return "MessageContent[" + kind + "]";
    }
}
