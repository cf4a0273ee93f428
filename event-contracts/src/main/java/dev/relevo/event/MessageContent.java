package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message, whoever wrote it.
 *
 * @param messageId the provider's id, for example {@code wamid.HBg…}
 * @param kind WhatsApp's message type
 * @param text what a person would read; null when there is nothing to read
 * @param payload id of the button or list row picked; null for other kinds
 * @param replyTo the message it answers; null when it answers none
 * @param media the file it carries; null when it carries none
 * @param referral the ad it came from; null when it came from none
 * @param riders what else came with it; null when nothing did
 * @param truncated true when the text was longer than {@link Bounds#INBOUND_TEXT_MAX} and is cut; null when it is whole
 * @param raw the provider's item as it came, when part of it is nowhere else in the event; null when all of it is
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
        @Nullable Riders riders,
        @Nullable Boolean truncated,
        @Nullable Map<String, Object> raw) {
    public MessageContent {
        Objects.requireNonNull(messageId, "messageId is missing");
        Objects.requireNonNull(kind, "kind is missing");
    }

    /** A message that is in the event as a whole. */
    public MessageContent(
            String messageId,
            MessageKind kind,
            @Nullable String text,
            @Nullable String payload,
            @Nullable String replyTo,
            @Nullable Media media,
            @Nullable Referral referral,
            @Nullable Riders riders,
            @Nullable Boolean truncated) {
        this(messageId, kind, text, payload, replyTo, media, referral, riders, truncated, null);
    }

    /** A message with nothing riding along. */
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

    /** The kind only: the text is personal data, and the message id holds the person's number, in base64. */
    @Override
    public String toString() {
        return "MessageContent[" + kind + "]";
    }
}
