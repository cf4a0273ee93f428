package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reference to the conversation that a status belongs to, as far as the provider reports it.
 *
 * @param conversationId number × person; null when the recipient is not reported or is a group
 * @param phoneNumberId the business number
 * @param wabaId WhatsApp Business Account id; null when the provider does not report it (Turn)
 * @param person the recipient; null when not reported or when it is a group
 * @param provider the source of the status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusRef(
        @Nullable ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        @Nullable String wabaId,
        @Nullable Person person,
        Provider provider) {
    public StatusRef {
        Objects.requireNonNull(phoneNumberId, "phoneNumberId is missing");
        Objects.requireNonNull(provider, "provider is missing");
    }

    /** The reference for a known conversation. */
    public static StatusRef of(ConversationRef conversation) {
        return new StatusRef(
                conversation.conversationId(),
                conversation.phoneNumberId(),
                conversation.wabaId(),
                conversation.person(),
                conversation.provider());
    }
}
