package dev.relevo.notifier.delivery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.HandoffId;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.kit.EventJson;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a message's person and conversation: the part that is kept when a delivery is settled, for the statuses that WhatsApp
 * sends later. The names are those of {@link dev.relevo.event.OutboundMessage}, so that the JSON of a message can be read as a subject.
 *
 * @param actionId the action of the agent's reply; null when no agent wrote the message
 * @param handoffId the episode of the message; null when it has none
 * @param person the person's ids, without name, username and language
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MessageSubject(
        ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        Person person,
        @Nullable String actionId,
        @Nullable HandoffId handoffId) {
    MessageSubject {
        Objects.requireNonNull(conversationId, "conversationId is missing");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId is missing");
        person = new Person(person.id(), person.waId(), person.userId(), null, null, null);
    }

    /** Reads a subject from its own JSON or a message's; empty when it cannot be read. */
    static Optional<MessageSubject> read(String json) {
        try {
            return Optional.ofNullable(EventJson.mapper().readValue(json, MessageSubject.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    String json() {
        try {
            return EventJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write the subject of a message", e);
        }
    }

    /** The conversation, with Relevo as the provider. */
    ConversationRef conversation() {
        return new ConversationRef(conversationId, phoneNumberId, null, person, Provider.RELEVO);
    }

    /** Whether an agent wrote it. */
    boolean isReply() {
        return actionId != null;
    }
}
