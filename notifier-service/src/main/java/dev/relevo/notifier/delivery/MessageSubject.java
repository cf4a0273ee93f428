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
 * Whom a message to a person concerns: all that its delivery keeps of it once it is settled, for what WhatsApp tells of it later. It
 * has the names of {@link dev.relevo.event.OutboundMessage}, so that a message is read as its own subject.
 *
 * @param actionId the agent's reply that it carries; null when no agent wrote it
 * @param handoffId the episode it belongs to; null when it belongs to none
 * @param person by ids only
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

    /** The subject in a message's JSON or in its own; empty when it cannot be read. */
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
            throw new UncheckedIOException("cannot write whom a message concerns", e);
        }
    }

    /** The conversation, as Relevo speaks of it. */
    ConversationRef conversation() {
        return new ConversationRef(conversationId, phoneNumberId, null, person, Provider.RELEVO);
    }

    /** Whether an agent wrote it. */
    boolean isReply() {
        return actionId != null;
    }
}
