package dev.relevo.ingest.bot;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.ingest.translate.PersonIds;
import dev.relevo.ingest.translate.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A strict reader of one item of {@code POST /v1/bot-events}. Pure. */
final class BotEventReader {
    private static final List<String> TYPES = List.of("bot-message", "bot-signal");
    private static final List<String> SIGNALS = Arrays.stream(BotSignal.Signal.values())
            .filter(signal -> signal != BotSignal.Signal.UNKNOWN)
            .map(Enum::name)
            .toList();
    private static final String CONVERSATION =
            "conversationId, or phoneNumberId and one of waId, userId, personId, person";

    private BotEventReader() {}

    /**
     * The event, or why the item is rejected.
     *
     * @param index its index in the request
     * @param now when the request was received
     */
    static ItemResult read(@Nullable Object item, int index, Instant now) {
        Map<String, Object> node = Json.object(item);
        if (node == null) {
            return new ItemResult.Rejected("item", "an object", FieldReader.kindOf(item), false);
        }
        try {
            return new ItemResult.Accepted(event(normalized(node), index, now));
        } catch (FieldReader.InvalidField wrong) {
            return wrong.rejection();
        }
    }

    /** An item in the JSON of a bot framework has no {@code type}. */
    private static Map<String, Object> normalized(Map<String, Object> item) {
        if (item.containsKey("type")) {
            return item;
        }
        if (RasaFallback.matches(item)) {
            return RasaFallback.toSignal(item);
        }
        return DialogflowFallback.matches(item) ? DialogflowFallback.toSignal(item) : item;
    }

    private static ConversationEvent event(Map<String, Object> item, int index, Instant now) {
        String type = FieldReader.word(item, "type", TYPES);
        ConversationRef conversation = conversation(item);
        Instant at = FieldReader.instant(item, "occurredAt", now);
        String eventId =
                Ids.derived("bot", conversation.conversationId().value(), type, idempotencyKey(item, index, now));
        EventMeta meta = new EventMeta(eventId, at, now);
        return type.equals("bot-message") ? message(item, meta, conversation) : signal(item, meta, conversation);
    }

    private static ConversationEvent message(Map<String, Object> item, EventMeta meta, ConversationRef conversation) {
        FieldReader.required(item, "text", "what the bot wrote");
        String text = Objects.requireNonNull(FieldReader.text(item, "text", Bounds.INBOUND_TEXT_MAX));
        String messageId = FieldReader.providerId(item, "messageId");
        return new ConversationEvent.BotMessage(
                meta,
                conversation,
                MessageContent.text(messageId == null ? meta.eventId() : messageId, text),
                FieldReader.wholeNumber(item, "epoch"));
    }

    private static ConversationEvent signal(Map<String, Object> item, EventMeta meta, ConversationRef conversation) {
        return new BotSignal(
                meta,
                conversation,
                BotSignal.Signal.valueOf(FieldReader.word(item, "signal", SIGNALS)),
                FieldReader.providerId(item, "messageId"),
                FieldReader.fraction(item, "confidence"),
                FieldReader.fraction(item, "gap"));
    }

    /**
     * The idempotency key, which the event id derives from: the client's {@code id}, else the message it is about, else its own
     * time. With one of them a retry makes a duplicate with the same event id, which readers drop. Without any of them a repeat is
     * a new event.
     */
    private static String idempotencyKey(Map<String, Object> item, int index, Instant now) {
        String id = FieldReader.text(item, "id", Bounds.PROVIDER_ID_MAX);
        if (id != null) {
            return "id " + id;
        }
        String messageId = FieldReader.providerId(item, "messageId");
        String signal = String.valueOf(item.get("signal"));
        if (messageId != null) {
            return "message " + messageId + ' ' + signal;
        }
        String at = FieldReader.text(item, "occurredAt");
        return at == null ? "now " + now + ' ' + index : "at " + at + ' ' + signal;
    }

    private static ConversationRef conversation(Map<String, Object> item) {
        String conversationId = FieldReader.text(item, "conversationId");
        if (conversationId != null) {
            return byConversation(conversationId);
        }
        PhoneNumberId number = number(FieldReader.required(item, "phoneNumberId", CONVERSATION));
        Map<String, Object> nested = Json.object(item, "person");
        Person person = nested == null ? person(item, "personId") : nestedPerson(nested);
        return ConversationRef.of(number, null, person, Provider.BOT);
    }

    private static Person nestedPerson(Map<String, Object> node) {
        try {
            return person(node, "id");
        } catch (FieldReader.InvalidField wrong) {
            throw wrong.in("person");
        }
    }

    private static ConversationRef byConversation(String value) {
        if (value.length() > Bounds.CONVERSATION_ID_MAX) {
            throw FieldReader.InvalidField.outOfBounds(
                    "conversationId",
                    "at most " + Bounds.CONVERSATION_ID_MAX + " characters",
                    value.length() + " characters");
        }
        try {
            ConversationId id = new ConversationId(value);
            Person person = PersonIds.of(id.personId(), null).person(null, null);
            ConversationRef conversation = ConversationRef.of(id.phoneNumberId(), null, person, Provider.BOT);
            if (conversation.conversationId().equals(id)) {
                return conversation;
            }
        } catch (RuntimeException e) {
            // Reported below. The value holds a phone number and is not quoted.
        }
        throw new FieldReader.InvalidField("conversationId", "<phoneNumberId>:<person id>", "another text");
    }

    private static PhoneNumberId number(String value) {
        try {
            return new PhoneNumberId(value);
        } catch (IllegalArgumentException e) {
            String expected = "an id of at most 64 characters without spaces and colons";
            throw value.length() > Bounds.NUMBER_ID_MAX
                    ? FieldReader.InvalidField.outOfBounds("phoneNumberId", expected, value.length() + " characters")
                    : new FieldReader.InvalidField("phoneNumberId", expected, "another text");
        }
    }

    /** The person: identified by the user id if present, else by the digits of the phone number. */
    private static Person person(Map<String, Object> node, String idField) {
        String id = FieldReader.text(node, idField);
        String userId = FieldReader.text(node, "userId");
        requirePersonIdLength(userId, "userId");
        if (userId != null && !Bounds.isUserId(userId)) {
            throw new FieldReader.InvalidField("userId", "a business-scoped user id, such as CO.1a2b", "another text");
        }
        String waId = FieldReader.text(node, "waId");
        tooManyDigits(waId, "waId");
        PersonIds named = PersonIds.of(waId, userId);
        if (named.isEmpty()) {
            tooManyDigits(id, idField);
        }
        if (waId != null && PersonIds.of(waId, null).isEmpty()) {
            throw new FieldReader.InvalidField("waId", "the digits of a phone number", "another text");
        }
        PersonIds ids = named.waId() == null && named.userId() == null ? PersonIds.of(id, null) : named;
        if (ids.waId() == null && ids.userId() == null) {
            throw new FieldReader.InvalidField(idField, CONVERSATION, id == null ? "nothing" : "a text without digits");
        }
        String name = FieldReader.text(node, "name", Bounds.NAME_MAX);
        requirePersonIdLength(ids.userId(), idField);
        try {
            return ids.person(name, null);
        } catch (IllegalArgumentException e) {
            throw new FieldReader.InvalidField(
                    idField, "at most " + Bounds.PERSON_ID_MAX + " characters without spaces", "another text");
        }
    }

    private static void tooManyDigits(@Nullable String phone, String field) {
        String digits = PersonIds.digitsOf(phone);
        if (digits != null && digits.length() > PersonIds.PHONE_DIGITS_MAX) {
            throw FieldReader.InvalidField.outOfBounds(
                    field, "at most " + PersonIds.PHONE_DIGITS_MAX + " digits", digits.length() + " digits");
        }
    }

    private static void requirePersonIdLength(@Nullable String id, String field) {
        if (id != null && id.length() > Bounds.PERSON_ID_MAX) {
            throw FieldReader.InvalidField.outOfBounds(
                    field, "at most " + Bounds.PERSON_ID_MAX + " characters", id.length() + " characters");
        }
    }
}
