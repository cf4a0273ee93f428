package dev.relevo.kit;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.DeliverySeen;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builder of one frequent event from its JSON fields. Unknown and duplicate fields are refused. */
final class ConversationEventBuilder {
    private static final int TYPE = 0;
    private static final int EVENT_ID = 1;
    private static final int OCCURRED_AT = 2;
    private static final int RECORDED_AT = 3;
    private static final int CONVERSATION_ID = 4;
    private static final int PHONE_NUMBER_ID = 5;
    private static final int WABA_ID = 6;
    private static final int PROVIDER = 7;
    private static final int MESSAGE_ID = 8;
    private static final int KIND = 9;
    private static final int TEXT = 10;
    private static final int PAYLOAD = 11;
    private static final int REPLY_TO = 12;
    private static final int CLAIM = 13;
    private static final int SIGNAL = 14;
    private static final int STATUS = 15;
    private static final int ID = 16;
    private static final int WA_ID = 17;
    private static final int USER_ID = 18;
    private static final int NAME = 19;
    private static final int USERNAME = 20;
    private static final int LANGUAGE = 21;
    private static final int FIELDS = 22;
    private static final int UNKNOWN = -1;

    private final @Nullable String[] texts = new @Nullable String[FIELDS];
    private @Nullable Long version;
    private @Nullable Long epoch;

    /** Adds a field; false when it is unknown or a duplicate. */
    boolean put(String name, String text) {
        return putAt(
                switch (name) {
                    case "type" -> TYPE;
                    case "eventId" -> EVENT_ID;
                    case "occurredAt" -> OCCURRED_AT;
                    case "recordedAt" -> RECORDED_AT;
                    case "conversationId" -> CONVERSATION_ID;
                    case "phoneNumberId" -> PHONE_NUMBER_ID;
                    case "wabaId" -> WABA_ID;
                    case "provider" -> PROVIDER;
                    case "messageId" -> MESSAGE_ID;
                    case "kind" -> KIND;
                    case "text" -> TEXT;
                    case "payload" -> PAYLOAD;
                    case "replyTo" -> REPLY_TO;
                    case "claim" -> CLAIM;
                    case "signal" -> SIGNAL;
                    case "status" -> STATUS;
                    default -> UNKNOWN;
                },
                text);
    }

    boolean putOfPerson(String name, String text) {
        return putAt(
                switch (name) {
                    case "id" -> ID;
                    case "waId" -> WA_ID;
                    case "userId" -> USER_ID;
                    case "name" -> NAME;
                    case "username" -> USERNAME;
                    case "language" -> LANGUAGE;
                    default -> UNKNOWN;
                },
                text);
    }

    boolean put(String name, long number) {
        switch (name) {
            case "version" -> {
                boolean isFirst = version == null;
                version = number;
                return isFirst && number == (int) number;
            }
            case "epoch" -> {
                boolean isFirst = epoch == null;
                epoch = number;
                return isFirst;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean putAt(int field, String text) {
        if (field == UNKNOWN || texts[field] != null) {
            return false;
        }
        texts[field] = text;
        return true;
    }

    /** The event; null when a required field is missing or a value is not recognised. */
    @Nullable
    ConversationEvent read(EnumNames words) {
        EventMeta meta = meta();
        ConversationRef conversation = conversation(words);
        String type = texts[TYPE];
        if (meta == null || conversation == null || type == null) {
            return null;
        }
        MessageContent message = message(words);
        String messageId = texts[MESSAGE_ID];
        return switch (type) {
            case "user-message" -> message == null ? null : new UserMessage(meta, conversation, message, texts[CLAIM]);
            case "bot-message" -> message == null ? null : new BotMessage(meta, conversation, message, epoch);
            case "delivery-seen" -> {
                var status = word(words.statuses(), STATUS);
                yield messageId == null || status == null
                        ? null
                        : new DeliverySeen(meta, conversation, messageId, status, null);
            }
            case "bot-signal" -> {
                var signal = word(words.signals(), SIGNAL);
                yield signal == null ? null : new BotSignal(meta, conversation, signal, messageId, null, null);
            }
            default -> null;
        };
    }

    private @Nullable EventMeta meta() {
        String eventId = texts[EVENT_ID];
        Instant occurredAt = time(OCCURRED_AT);
        Instant recordedAt = time(RECORDED_AT);
        return eventId == null || occurredAt == null || recordedAt == null || version == null
                ? null
                : new EventMeta(eventId, occurredAt, recordedAt, version.intValue());
    }

    private @Nullable ConversationRef conversation(EnumNames words) {
        String id = texts[CONVERSATION_ID];
        String number = texts[PHONE_NUMBER_ID];
        String person = texts[ID];
        Provider provider = word(words.providers(), PROVIDER);
        if (id == null || number == null || person == null || provider == null) {
            return null;
        }
        return new ConversationRef(
                new ConversationId(id),
                new PhoneNumberId(number),
                texts[WABA_ID],
                new Person(person, texts[WA_ID], texts[USER_ID], texts[NAME], texts[USERNAME], texts[LANGUAGE]),
                provider);
    }

    private @Nullable MessageContent message(EnumNames words) {
        String messageId = texts[MESSAGE_ID];
        MessageKind kind = word(words.kinds(), KIND);
        return messageId == null || kind == null
                ? null
                : new MessageContent(messageId, kind, texts[TEXT], texts[PAYLOAD], texts[REPLY_TO], null, null);
    }

    private @Nullable Instant time(int field) {
        String text = texts[field];
        return text == null ? null : InstantText.read(text);
    }

    private <E> @Nullable E word(java.util.Map<String, E> words, int field) {
        String text = texts[field];
        return text == null ? null : words.get(text);
    }
}
