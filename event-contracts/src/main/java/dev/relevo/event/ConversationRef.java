package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reference to the conversation that an event belongs to.
 *
 * @param conversationId number × person
 * @param phoneNumberId the business number
 * @param wabaId WhatsApp Business Account id; null when the provider does not report it (Turn, bots)
 * @param person the WhatsApp user
 * @param provider the source of the event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationRef(
        ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        @Nullable String wabaId,
        Person person,
        Provider provider) {
    public ConversationRef {
        Objects.requireNonNull(conversationId, "conversationId is missing");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId is missing");
        Objects.requireNonNull(person, "person is missing");
        Objects.requireNonNull(provider, "provider is missing");
    }

    /** The conversation of this person with this number. */
    public static ConversationRef of(PhoneNumberId number, @Nullable String wabaId, Person person, Provider provider) {
        return new ConversationRef(ConversationId.of(number, person.id()), number, wabaId, person, provider);
    }
}
