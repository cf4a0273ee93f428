package dev.relevo.ingest.translate;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.QualityEvent;
import dev.relevo.ingest.translate.People.Identified;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that speak of a conversation. */
final class ConversationTranslator {
    /** Why a value of messages cannot be used. */
    static final String NEITHER = "neither messages nor statuses nor errors";

    private static final List<String> ARRAYS = List.of("messages", "statuses", "message_echoes", "user_preferences");

    private final StatusTranslator statuses;

    ConversationTranslator(boolean reportsSent) {
        this.statuses = new StatusTranslator(reportsSent);
    }

    /**
     * What people wrote, how far our messages got, what humans answered in the app, and preferences: in one value or apart.
     *
     * @param known the keys of the value
     * @param otherwise why it cannot be used when it has none of them
     */
    void value(Batch batch, Change change, KnownKeys known, String otherwise) {
        PhoneNumberId number = change.number();
        Map<String, Object> value = change.value();
        List<?> contacts = Json.list(value, "contacts");
        People people = People.of(contacts);
        List<?> messages = Json.list(value, "messages");
        List<?> updates = Json.list(value, "statuses");
        List<?> echoes = Json.list(value, "message_echoes");
        List<?> preferences = Json.list(value, "user_preferences");
        List<?> errors = Json.list(value, "errors");
        batch.each(change, messages, message -> message(batch, change, number, people, message));
        batch.each(change, updates, status -> statuses.status(batch, change, number, people, status));
        batch.each(change, echoes, echo -> echo(batch, change, number, people, echo));
        batch.each(change, preferences, item -> preference(batch, change, number, people, item));
        if (messages.isEmpty() && updates.isEmpty() && echoes.isEmpty() && preferences.isEmpty() && errors.isEmpty()) {
            throw new UnusableItem(otherwise);
        }
        keepRest(batch, change, known);
    }

    /** The statuses of a value, if it has any. */
    void statuses(Batch batch, Change change, PhoneNumberId number) {
        People people = People.of(Json.list(change.value(), "contacts"));
        batch.each(
                change,
                Json.list(change.value(), "statuses"),
                status -> statuses.status(batch, change, number, people, status));
    }

    /** What no event is made of. */
    private static void keepRest(Batch batch, Change change, KnownKeys known) {
        List<?> contacts = Json.list(change.value(), "contacts");
        List<?> errors = Json.list(change.value(), "errors");
        Map<String, Object> metadata = Json.object(change.value(), "metadata");
        if (UserIds.areOddIn(contacts)) {
            batch.keep(change, "contacts", UserIds.ODD, contacts);
        }
        if (People.haveOutOfBounds(contacts)) {
            batch.keep(change, "contacts", "name out of bounds", contacts);
        }
        if (!KnownKeys.CONTACT.knowsAll(contacts)) {
            batch.keep(change, "contacts", KnownKeys.REASON + "contact", contacts);
        }
        if (!errors.isEmpty()) {
            batch.keep(change, "errors", "error of the account, not of a message", errors);
        }
        if (metadata != null) {
            KnownKeys.METADATA.keepOthers(batch, change, metadata);
        }
        known.keepOthers(batch, change, change.value());
    }

    private void message(Batch batch, Change change, PhoneNumberId number, People people, Map<String, Object> message) {
        if (Groups.has(message)) {
            batch.keep(change, "groups", Groups.REASON, message);
            return;
        }
        MessageContent content = MessageReader.read(message);
        ItemBounds.atMost(Bounds.NAME_MAX, "claim", change.claim());
        String type = Json.text(message, "type");
        Identified who = people.identify(Json.text(message, "from"), senderUserId(message));
        ConversationRef conversation = change.conversation(number, who.person());
        Instant at = Times.of(message, change.now());
        batch.add(new ConversationEvent.UserMessage(
                change.meta(at, number.value(), content.messageId(), "user-message"),
                conversation,
                content,
                change.claim()));
        if (who.conflicting()) {
            batch.keep(change, "contacts", People.CONFLICT, message);
        } else {
            Aliases.link(batch, change, conversation, at);
        }
        if (content.kind() == MessageKind.SYSTEM) {
            Aliases.moved(batch, change, conversation, message, at);
        }
        if (content.kind() == MessageKind.UNKNOWN && !"unknown".equals(type)) {
            batch.keep(change, "messages", "unknown message type", message);
        }
    }

    /** A human answered in the WhatsApp Business app. */
    private static void echo(
            Batch batch, Change change, PhoneNumberId number, People people, Map<String, Object> echo) {
        if (Groups.has(echo)) {
            batch.keep(change, "groups", Groups.REASON, echo);
            return;
        }
        MessageContent content = MessageReader.read(echo);
        Identified who = people.identify(Json.text(echo, "to"), Json.text(echo, "to_user_id"));
        ConversationRef conversation = change.conversation(number, who.person());
        Instant at = Times.read(echo.get("timestamp"), change.now());
        batch.add(new ConversationEvent.AgentMessage(
                change.meta(at, number.value(), content.messageId(), "agent-message"), conversation, content, null));
        if (who.conflicting()) {
            batch.keep(change, "contacts", People.CONFLICT, echo);
        } else {
            Aliases.link(batch, change, conversation, at);
        }
    }

    /**
     * {@code standby}: another system, such as Meta's Business Agent, has the conversation, and we hear it: what the person wrote, and
     * what that bot answered.
     */
    void standby(Batch batch, Change change) {
        Map<String, Object> heard = Json.object(change.value(), "standby");
        if (heard == null) {
            throw new UnusableItem("no standby");
        }
        List<?> echoes = Json.list(heard, "message_echoes");
        Map<String, Object> value = new HashMap<>(heard);
        // These echoes are of another shape than those of the app.
        value.remove("message_echoes", echoes);
        value.put("metadata", change.value().get("metadata"));
        PhoneNumberId number = change.number();
        batch.each(change, echoes, echo -> botEcho(batch, change, number, echo));
        Change inner = change.of(value);
        if (echoes.isEmpty()
                || ARRAYS.stream().anyMatch(key -> !Json.list(value, key).isEmpty())) {
            value(batch, inner, KnownKeys.VALUE, NEITHER);
        } else {
            keepRest(batch, inner, KnownKeys.VALUE);
        }
        KnownKeys.STANDBY.keepOthers(batch, change, change.value());
    }

    private static void botEcho(Batch batch, Change change, PhoneNumberId number, Map<String, Object> echo) {
        Map<String, Object> message = Json.object(echo, "message");
        if (message == null || Groups.has(message)) {
            throw new UnusableItem("no message to one person");
        }
        Map<String, Object> whole = new HashMap<>(message);
        whole.put("id", echo.get("id"));
        MessageContent content = MessageReader.read(whole);
        Person person = PersonIds.of(
                        Json.firstText(message, "to", "recipient"), Json.text(message, "recipient_user_id"))
                .person(null, null);
        Instant at = Times.read(echo.get("timestamp"), change.now());
        batch.add(new ConversationEvent.BotMessage(
                change.meta(at, number.value(), content.messageId(), "bot-message"),
                change.conversation(number, person),
                content,
                null));
    }

    /** {@code messaging_handovers}: another system gave the conversation to us. It names the number elsewhere than others. */
    void handover(Batch batch, Change change) {
        Map<String, Object> value = change.value();
        Map<String, Object> passed = Json.object(value, "control_passed");
        String numberId = Json.text(value, "recipient", "phone_number_id");
        Map<String, Object> sender = Json.object(value, "sender");
        if (passed == null || numberId == null || sender == null) {
            throw new UnusableItem("not a control_passed with sender and recipient");
        }
        PhoneNumberId number = new PhoneNumberId(numberId);
        Person person = PersonIds.of(Json.firstText(sender, "phone_number", "wa_id"), Json.text(sender, "user_id"))
                .person(null, null);
        Instant at = Times.read(value.get("timestamp"), change.at());
        String previousOwner =
                Json.firstText(passed, "previous_owner_app_role", "previous_owner_role", "previous_owner_app_id");
        String metadata = Json.text(passed, "metadata");
        ItemBounds.atMost(Bounds.NAME_MAX, "previous_owner", previousOwner);
        ItemBounds.atMost(ItemBounds.ASIDE_MAX, "metadata", metadata);
        if (Times.isOutOfBounds(value, change.now())) {
            batch.keep(change, "timestamp", Times.OUT_OF_BOUNDS, value);
        }
        if (UserIds.areOdd(sender)) {
            batch.keep(change, UserIds.PART, UserIds.ODD, value);
        }
        KnownKeys.HANDOVER.keepOthers(batch, change, value);
        batch.add(new ConversationEvent.Handover(
                change.meta(at, numberId, person.id(), String.valueOf(value.get("timestamp")), "handover"),
                change.conversation(number, person),
                previousOwner,
                metadata));
    }

    /** A person stopped or resumed marketing messages. */
    private static void preference(
            Batch batch, Change change, PhoneNumberId number, People people, Map<String, Object> item) {
        String value = Json.text(item, "value");
        if (value == null) {
            throw new UnusableItem("preference without value");
        }
        ItemBounds.atMost(Bounds.NAME_MAX, "value", value);
        Identified who = people.identify(Json.text(item, "wa_id"), Json.text(item, "user_id"));
        Person person = who.person();
        Instant at = Times.read(item.get("timestamp"), change.at());
        String category = String.valueOf(item.get("category"));
        String timestamp = String.valueOf(item.get("timestamp"));
        batch.add(new QualityEvent.PreferenceEvent(
                change.meta(at, number.value(), person.id(), category, value, timestamp, "preference-event"),
                number,
                person,
                value,
                item));
        if (who.conflicting()) {
            batch.keep(change, "contacts", People.CONFLICT, item);
        }
    }

    /** Turn spells it {@code from_bsuid}; when the user id itself changed and no phone may be shared, only the node tells. */
    private static @Nullable String senderUserId(Map<String, Object> message) {
        String userId = Json.firstText(message, "from_user_id", "from_bsuid");
        return userId == null && Json.text(message, "from") == null
                ? Json.text(message, "system", "previous_user_id")
                : userId;
    }
}
