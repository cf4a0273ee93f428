package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which conversation a status belongs to, as far as the provider says.
 *
 * @param conversationId number × person; null when the recipient is not told, or is a group
 * @param phoneNumberId the business number
 * @param wabaId WhatsApp Business Account id; null where the provider does not say (Turn)
 * @param person the recipient; null when not told, or a group
 * @param provider who told us
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

    /** In a conversation that is known. */
    public static StatusRef of(ConversationRef conversation) {
        return new StatusRef(
                conversation.conversationId(),
                conversation.phoneNumberId(),
                conversation.wabaId(),
                conversation.person(),
                conversation.provider());
    }
}
