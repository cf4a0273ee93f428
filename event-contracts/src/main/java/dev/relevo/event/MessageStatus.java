package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Delivery status of an outbound message. Key: the conversation, or the message id when the provider does not report the
 * recipient.
 *
 * @param messageId the outbound message
 * @param status the status; statuses arrive in any order and may be skipped
 * @param category pricing category, for example {@code marketing}; null when WhatsApp omits pricing
 * @param errors the causes of a failure; empty unless the status is {@code failed}
 * @param callbackData our own key, returned by WhatsApp ({@code biz_opaque_callback_data}); null when none was sent
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = MessageStatus.class, name = "message-status"))
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageStatus(
        @JsonUnwrapped EventMeta meta,
        @JsonUnwrapped StatusRef conversation,
        String messageId,
        DeliveryStatus status,
        @Nullable String category,
        List<ProviderError> errors,
        @Nullable String callbackData)
        implements Event {
    public MessageStatus {
        Objects.requireNonNull(messageId, "messageId is missing");
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    @Override
    public String key() {
        ConversationId id = conversation.conversationId();
        return id == null ? messageId : id.value();
    }

    /** Omits the message id: it contains the person's number in base64. */
    @Override
    public String toString() {
        return "MessageStatus[" + conversation + " " + status + " " + errors + "]";
    }
}
