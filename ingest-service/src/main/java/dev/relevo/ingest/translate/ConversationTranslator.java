package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent;
import dev.relevo.ingest.translate.ContactIndex.Identified;
import dev.relevo.ingest.translate.content.ItemBounds;
import dev.relevo.ingest.translate.content.MessageReader;
import dev.relevo.ingest.translate.json.Json;
import dev.relevo.ingest.translate.json.Timestamps;
import dev.relevo.ingest.translate.json.UnusableItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A translator of the webhook fields about conversations: messages, statuses, echoes, preferences and standby. */
final class ConversationTranslator {
    /** The reason when a value of {@code messages} cannot be used. */
    static final String NEITHER = "neither messages nor statuses nor errors";

    private static final List<String> ARRAYS = List.of("messages", "statuses", "message_echoes", "user_preferences");

    private final StatusTranslator statuses;

    ConversationTranslator(boolean reportsSent) {
        this.statuses = new StatusTranslator(reportsSent);
    }

    /**
     * Translates messages of users, statuses of our messages, echoes of the WhatsApp Business app, and preferences, which may share
     * one value.
     *
     * @param known the known fields of the value
     * @param emptyReason the reason when the value has none of these arrays
     */
    void value(TranslationResult result, WebhookChange change, KnownFields known, String emptyReason) {
        PhoneNumberId number = change.number();
        Map<String, Object> value = change.value();
        ContactIndex contacts = ContactIndex.of(Json.list(value, "contacts"));
        List<?> messages = Json.list(value, "messages");
        List<?> updates = Json.list(value, "statuses");
        List<?> echoes = Json.list(value, "message_echoes");
        List<?> preferences = Json.list(value, "user_preferences");
        List<?> errors = Json.list(value, "errors");
        result.each(change, messages, message -> message(result, change, number, contacts, message));
        result.each(change, updates, status -> statuses.status(result, change, number, contacts, status));
        result.each(change, echoes, echo -> echo(result, change, number, contacts, echo));
        result.each(change, preferences, item -> preference(result, change, number, contacts, item));
        if (messages.isEmpty() && updates.isEmpty() && echoes.isEmpty() && preferences.isEmpty() && errors.isEmpty()) {
            throw new UnusableItem(emptyReason);
        }
        keepUnrecognizedRest(result, change, known);
    }

    /** The statuses of a value, if it has any. */
    void statuses(TranslationResult result, WebhookChange change, PhoneNumberId number) {
        ContactIndex contacts = ContactIndex.of(Json.list(change.value(), "contacts"));
        result.each(
                change,
                Json.list(change.value(), "statuses"),
                status -> statuses.status(result, change, number, contacts, status));
    }

    /** What no event is made of. */
    private static void keepUnrecognizedRest(TranslationResult result, WebhookChange change, KnownFields known) {
        List<?> contacts = Json.list(change.value(), "contacts");
        List<?> errors = Json.list(change.value(), "errors");
        Map<String, Object> metadata = Json.object(change.value(), "metadata");
        if (InvalidUserIds.areInAny(contacts)) {
            result.keepUnrecognized(change, "contacts", InvalidUserIds.REASON, contacts);
        }
        if (ContactIndex.hasTooLongName(contacts)) {
            result.keepUnrecognized(change, "contacts", "name out of bounds", contacts);
        }
        if (!KnownFields.CONTACT.knowsAll(contacts)) {
            result.keepUnrecognized(change, "contacts", KnownFields.REASON + "contact", contacts);
        }
        if (!errors.isEmpty()) {
            result.keepUnrecognized(change, "errors", "error of the account, not of a message", errors);
        }
        if (metadata != null) {
            KnownFields.METADATA.keepUnknown(result, change, metadata);
        }
        known.keepUnknown(result, change, change.value());
    }

    private void message(
            TranslationResult result,
            WebhookChange change,
            PhoneNumberId number,
            ContactIndex contacts,
            Map<String, Object> message) {
        if (GroupMessages.includes(message)) {
            result.keepUnrecognized(change, "groups", GroupMessages.REASON, message);
            return;
        }
        MessageContent content = MessageReader.read(message);
        ItemBounds.atMost(Bounds.NAME_MAX, "claim", change.claim());
        String type = Json.text(message, "type");
        Identified identified = contacts.identify(Json.text(message, "from"), senderUserId(message));
        ConversationRef conversation = change.conversation(number, identified.person());
        Instant at = Timestamps.of(message, change.now());
        result.add(new ConversationEvent.UserMessage(
                change.meta(at, number.value(), content.messageId(), "user-message"),
                conversation,
                content,
                change.claim()));
        if (identified.conflicting()) {
            result.keepUnrecognized(change, "contacts", ContactIndex.CONFLICT, message);
        } else {
            AliasTranslator.link(result, change, conversation, at);
        }
        if (content.kind() == MessageKind.SYSTEM) {
            AliasTranslator.personChanged(result, change, conversation, message, at);
        }
        if (content.kind() == MessageKind.UNKNOWN && !"unknown".equals(type)) {
            result.keepUnrecognized(change, "messages", "unknown message type", message);
        }
    }

    /** An answer that a human sent in the WhatsApp Business app. */
    private static void echo(
            TranslationResult result,
            WebhookChange change,
            PhoneNumberId number,
            ContactIndex contacts,
            Map<String, Object> echo) {
        if (GroupMessages.includes(echo)) {
            result.keepUnrecognized(change, "groups", GroupMessages.REASON, echo);
            return;
        }
        MessageContent content = MessageReader.read(echo);
        Identified who = contacts.identify(Json.text(echo, "to"), Json.text(echo, "to_user_id"));
        ConversationRef conversation = change.conversation(number, who.person());
        Instant at = Timestamps.read(echo.get("timestamp"), change.now());
        result.add(new ConversationEvent.AgentMessage(
                change.meta(at, number.value(), content.messageId(), "agent-message"), conversation, content, null));
        if (who.conflicting()) {
            result.keepUnrecognized(change, "contacts", ContactIndex.CONFLICT, echo);
        } else {
            AliasTranslator.link(result, change, conversation, at);
        }
    }

    /**
     * {@code standby}: another system, such as Meta's Business Agent, controls the conversation, and we receive copies of the
     * user's messages and of that bot's answers.
     */
    void standby(TranslationResult result, WebhookChange change) {
        Map<String, Object> standby = Json.object(change.value(), "standby");
        if (standby == null) {
            throw new UnusableItem("no standby");
        }
        List<?> echoes = Json.list(standby, "message_echoes");
        Map<String, Object> value = new HashMap<>(standby);
        // These echoes have another format than those of the app.
        value.remove("message_echoes", echoes);
        value.put("metadata", change.value().get("metadata"));
        PhoneNumberId number = change.number();
        result.each(change, echoes, echo -> botEcho(result, change, number, echo));
        WebhookChange inner = change.withValue(value);
        if (echoes.isEmpty()
                || ARRAYS.stream().anyMatch(key -> !Json.list(value, key).isEmpty())) {
            value(result, inner, KnownFields.VALUE, NEITHER);
        } else {
            keepUnrecognizedRest(result, inner, KnownFields.VALUE);
        }
        KnownFields.STANDBY.keepUnknown(result, change, change.value());
    }

    private static void botEcho(
            TranslationResult result, WebhookChange change, PhoneNumberId number, Map<String, Object> echo) {
        Map<String, Object> message = Json.object(echo, "message");
        if (message == null || GroupMessages.includes(message)) {
            throw new UnusableItem("no message to one person");
        }
        Map<String, Object> whole = new HashMap<>(message);
        whole.put("id", echo.get("id"));
        MessageContent content = MessageReader.read(whole);
        Person person = PersonIds.of(
                        Json.firstText(message, "to", "recipient"), Json.text(message, "recipient_user_id"))
                .person(null, null);
        Instant at = Timestamps.read(echo.get("timestamp"), change.now());
        result.add(new ConversationEvent.BotMessage(
                change.meta(at, number.value(), content.messageId(), "bot-message"),
                change.conversation(number, person),
                content,
                null));
    }

    /** A user stopped or resumed marketing messages. */
    private static void preference(
            TranslationResult result,
            WebhookChange change,
            PhoneNumberId number,
            ContactIndex contacts,
            Map<String, Object> item) {
        String value = Json.text(item, "value");
        if (value == null) {
            throw new UnusableItem("preference without value");
        }
        ItemBounds.atMost(Bounds.NAME_MAX, "value", value);
        Identified who = contacts.identify(Json.text(item, "wa_id"), Json.text(item, "user_id"));
        Person person = who.person();
        Instant at = Timestamps.read(item.get("timestamp"), change.at());
        String category = String.valueOf(item.get("category"));
        String timestamp = String.valueOf(item.get("timestamp"));
        result.add(new QualityEvent.PreferenceEvent(
                change.meta(at, number.value(), person.id(), category, value, timestamp, "preference-event"),
                number,
                person,
                value,
                item));
        if (who.conflicting()) {
            result.keepUnrecognized(change, "contacts", ContactIndex.CONFLICT, item);
        }
    }

    /**
     * The sender's user id. Turn calls it {@code from_bsuid}. When the user id changed and the phone number is not shared, only the
     * {@code system} node has it.
     */
    private static @Nullable String senderUserId(Map<String, Object> message) {
        String userId = Json.firstText(message, "from_user_id", "from_bsuid");
        return userId == null && Json.text(message, "from") == null
                ? Json.text(message, "system", "previous_user_id")
                : userId;
    }
}
