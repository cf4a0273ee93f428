package dev.relevo.rating.volume;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.ProviderError;
import dev.relevo.event.StatusRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events about a number, as ingest-service writes them. */
final class Sent {
    private Sent() {}

    static MessageStatus status(
            String number,
            String person,
            String messageId,
            DeliveryStatus status,
            @Nullable String category,
            Instant at) {
        return status(number, person, messageId, status, category, at, null);
    }

    static MessageStatus failed(String number, String person, String messageId, int code, Instant at) {
        return status(number, person, messageId, DeliveryStatus.FAILED, null, at, code);
    }

    private static MessageStatus status(
            String number,
            String person,
            String messageId,
            DeliveryStatus status,
            @Nullable String category,
            Instant at,
            @Nullable Integer code) {
        return new MessageStatus(
                new EventMeta("status " + messageId + status, at, at),
                StatusRef.of(conversation(number, person)),
                messageId,
                status,
                category,
                code == null ? List.of() : List.of(new ProviderError(code, null, null)),
                null);
    }

    static UserMessage userMessage(String number, String person, Instant at) {
        return new UserMessage(
                new EventMeta("message " + number + person + at, at, at),
                conversation(number, person),
                MessageContent.text("in " + at, "hola"));
    }

    static ConversationRef conversation(String number, String person) {
        return ConversationRef.of(new PhoneNumberId(number), "w" + number, Person.ofWaId(person), Provider.META);
    }
}
