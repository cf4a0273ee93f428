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
import dev.relevo.ingest.translate.Json;
import dev.relevo.ingest.translate.PersonIds;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One item of {@code POST /v1/bot-events} to an event. Pure. */
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
     * The event.
     *
     * @param index its place in the request
     * @param now when it was taken in
     */
    static BotItem read(@Nullable Object item, int index, Instant now) {
        Map<String, Object> node = Json.object(item);
        if (node == null) {
            return new BotItem.Rejected("item", "an object", Field.kindOf(item), false);
        }
        try {
            return new BotItem.Accepted(event(inOurWords(node), index, now));
        } catch (Field.Wrong wrong) {
            return wrong.rejection();
        }
    }

    /** What a framework sends by itself has no {@code type}. */
    private static Map<String, Object> inOurWords(Map<String, Object> item) {
        if (item.containsKey("type")) {
            return item;
        }
        if (RasaItem.matches(item)) {
            return RasaItem.toSignal(item);
        }
        return DialogflowItem.matches(item) ? DialogflowItem.toSignal(item) : item;
    }

    private static ConversationEvent event(Map<String, Object> item, int index, Instant now) {
        String type = Field.word(item, "type", TYPES);
        ConversationRef conversation = conversation(item);
        Instant at = Field.instant(item, "occurredAt", now);
        String eventId = Ids.derived("bot", conversation.conversationId().value(), type, cause(item, index, now));
        EventMeta meta = new EventMeta(eventId, at, now);
        return type.equals("bot-message") ? message(item, meta, conversation) : signal(item, meta, conversation);
    }

    private static ConversationEvent message(Map<String, Object> item, EventMeta meta, ConversationRef conversation) {
        Field.required(item, "text", "what the bot wrote");
        String text = Objects.requireNonNull(Field.text(item, "text", Bounds.INBOUND_TEXT_MAX));
        String messageId = Field.providerId(item, "messageId");
        return new ConversationEvent.BotMessage(
                meta,
                conversation,
                MessageContent.text(messageId == null ? meta.eventId() : messageId, text),
                Field.wholeNumber(item, "epoch"));
    }

    private static ConversationEvent signal(Map<String, Object> item, EventMeta meta, ConversationRef conversation) {
        return new BotSignal(
                meta,
                conversation,
                BotSignal.Signal.valueOf(Field.word(item, "signal", SIGNALS)),
                Field.providerId(item, "messageId"),
                Field.share(item, "confidence"),
                Field.share(item, "gap"));
    }

    /**
     * What makes a repeat the same event: the client's {@code id}, else the message it is about, else its own time. With none of
     * them a repeat counts as a new event.
     */
    private static String cause(Map<String, Object> item, int index, Instant now) {
        String id = Field.text(item, "id", Bounds.PROVIDER_ID_MAX);
        if (id != null) {
            return "id " + id;
        }
        String messageId = Field.providerId(item, "messageId");
        String signal = String.valueOf(item.get("signal"));
        if (messageId != null) {
            return "message " + messageId + ' ' + signal;
        }
        String at = Field.text(item, "occurredAt");
        return at == null ? "now " + now + ' ' + index : "at " + at + ' ' + signal;
    }

    private static ConversationRef conversation(Map<String, Object> item) {
        String conversationId = Field.text(item, "conversationId");
        if (conversationId != null) {
            return byConversation(conversationId);
        }
        PhoneNumberId number = number(Field.required(item, "phoneNumberId", CONVERSATION));
        Map<String, Object> nested = Json.object(item, "person");
        Person person = nested == null ? person(item, "personId") : nestedPerson(nested);
        return ConversationRef.of(number, null, person, Provider.BOT);
    }

    private static Person nestedPerson(Map<String, Object> node) {
        try {
            return person(node, "id");
        } catch (Field.Wrong wrong) {
            throw wrong.in("person");
        }
    }

    private static ConversationRef byConversation(String value) {
        if (value.length() > Bounds.CONVERSATION_ID_MAX) {
            throw Field.Wrong.outOfBounds(
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
            // Said below; the value holds a phone number and is not quoted.
        }
        throw new Field.Wrong("conversationId", "<phoneNumberId>:<person id>", "another text");
    }

    private static PhoneNumberId number(String value) {
        try {
            return new PhoneNumberId(value);
        } catch (IllegalArgumentException e) {
            String expected = "an id of at most 64 characters without spaces and colons";
            throw value.length() > Bounds.NUMBER_ID_MAX
                    ? Field.Wrong.outOfBounds("phoneNumberId", expected, value.length() + " characters")
                    : new Field.Wrong("phoneNumberId", expected, "another text");
        }
    }

    /** By the one rule of identity: the user id where there is one, else the phone's digits. */
    private static Person person(Map<String, Object> node, String idField) {
        String id = Field.text(node, idField);
        String userId = Field.text(node, "userId");
        tooLong(userId, "userId");
        if (userId != null && !Bounds.isUserId(userId)) {
            throw new Field.Wrong("userId", "a business-scoped user id, such as CO.1a2b", "another text");
        }
        String waId = Field.text(node, "waId");
        tooManyDigits(waId, "waId");
        PersonIds named = PersonIds.of(waId, userId);
        if (named.isEmpty()) {
            tooManyDigits(id, idField);
        }
        if (waId != null && PersonIds.of(waId, null).isEmpty()) {
            throw new Field.Wrong("waId", "the digits of a phone number", "another text");
        }
        PersonIds ids = named.waId() == null && named.userId() == null ? PersonIds.of(id, null) : named;
        if (ids.waId() == null && ids.userId() == null) {
            throw new Field.Wrong(idField, CONVERSATION, id == null ? "nothing" : "a text without digits");
        }
        String name = Field.text(node, "name", Bounds.NAME_MAX);
        tooLong(ids.userId(), idField);
        try {
            return ids.person(name, null);
        } catch (IllegalArgumentException e) {
            throw new Field.Wrong(
                    idField, "at most " + Bounds.PERSON_ID_MAX + " characters without spaces", "another text");
        }
    }

    private static void tooManyDigits(@Nullable String phone, String field) {
        String digits = PersonIds.digitsOf(phone);
        if (digits != null && digits.length() > PersonIds.PHONE_DIGITS_MAX) {
            throw Field.Wrong.outOfBounds(
                    field, "at most " + PersonIds.PHONE_DIGITS_MAX + " digits", digits.length() + " digits");
        }
    }

    private static void tooLong(@Nullable String id, String field) {
        if (id != null && id.length() > Bounds.PERSON_ID_MAX) {
            throw Field.Wrong.outOfBounds(
                    field, "at most " + Bounds.PERSON_ID_MAX + " characters", id.length() + " characters");
        }
    }
}
