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
    private final StatusTranslator statuses;

    ConversationTranslator(boolean reportsSent) {
        this.statuses = new StatusTranslator(reportsSent);
    }

    /** {@code messages}: what people wrote and how far our messages got, in one value or apart. */
    void messages(Batch batch, Change change) {
        PhoneNumberId number = change.number();
        List<?> contacts = Json.list(change.value(), "contacts");
        People people = People.of(contacts);
        List<?> messages = Json.list(change.value(), "messages");
        List<?> updates = Json.list(change.value(), "statuses");
        List<?> errors = Json.list(change.value(), "errors");
        batch.each(change, messages, message -> message(batch, change, number, people, message));
        batch.each(change, updates, status -> statuses.status(batch, change, number, people, status));
        if (UserIds.areOddIn(contacts)) {
            batch.keep(change, "contacts", UserIds.ODD, contacts);
        }
        if (People.haveOutOfBounds(contacts)) {
            batch.keep(change, "contacts", "name out of bounds", contacts);
        }
        if (!errors.isEmpty()) {
            batch.keep(change, "errors", "error of the account, not of a message", errors);
        }
        if (messages.isEmpty() && updates.isEmpty() && errors.isEmpty()) {
            throw new UnusableItem("neither messages nor statuses nor errors");
        }
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

    /** {@code smb_message_echoes}: a human answered in the WhatsApp Business app. */
    void echoes(Batch batch, Change change) {
        PhoneNumberId number = change.number();
        People people = People.of(Json.list(change.value(), "contacts"));
        List<?> echoes = Json.list(change.value(), "message_echoes");
        if (echoes.isEmpty()) {
            throw new UnusableItem("no message_echoes");
        }
        batch.each(change, echoes, echo -> echo(batch, change, number, people, echo));
    }

    private static void echo(
            Batch batch, Change change, PhoneNumberId number, People people, Map<String, Object> echo) {
        if (Groups.has(echo)) {
            batch.keep(change, "groups", Groups.REASON, echo);
            return;
        }
        MessageContent content = MessageReader.read(echo);
        Person person = people.identify(Json.text(echo, "to"), Json.text(echo, "to_user_id"))
                .person();
        ConversationRef conversation = change.conversation(number, person);
        Instant at = Times.read(echo.get("timestamp"), change.now());
        batch.add(new ConversationEvent.AgentMessage(
                change.meta(at, number.value(), content.messageId(), "agent-message"), conversation, content, null));
        Aliases.link(batch, change, conversation, at);
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
        if (echoes.isEmpty()) {
            Map<String, Object> value = new HashMap<>(heard);
            value.put("metadata", change.value().get("metadata"));
            messages(batch, change.of(value));
        } else {
            PhoneNumberId number = change.number();
            batch.each(change, echoes, echo -> botEcho(batch, change, number, echo));
        }
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
        batch.add(new ConversationEvent.Handover(
                change.meta(at, numberId, person.id(), String.valueOf(value.get("timestamp")), "handover"),
                change.conversation(number, person),
                previousOwner,
                metadata));
    }

    /** {@code user_preferences}: a person stopped or resumed marketing messages. */
    void preferences(Batch batch, Change change) {
        PhoneNumberId number = change.number();
        People people = People.of(Json.list(change.value(), "contacts"));
        List<?> preferences = Json.list(change.value(), "user_preferences");
        if (preferences.isEmpty()) {
            throw new UnusableItem("no user_preferences");
        }
        batch.each(change, preferences, item -> preference(batch, change, number, people, item));
    }

    private static void preference(
            Batch batch, Change change, PhoneNumberId number, People people, Map<String, Object> item) {
        String value = Json.text(item, "value");
        if (value == null) {
            throw new UnusableItem("preference without value");
        }
        ItemBounds.atMost(Bounds.NAME_MAX, "value", value);
        Person person = people.identify(Json.text(item, "wa_id"), Json.text(item, "user_id"))
                .person();
        Instant at = Times.read(item.get("timestamp"), change.at());
        String category = String.valueOf(item.get("category"));
        String timestamp = String.valueOf(item.get("timestamp"));
        batch.add(new QualityEvent.PreferenceEvent(
                change.meta(at, number.value(), person.id(), category, value, timestamp, "preference-event"),
                number,
                person,
                value,
                item));
    }

    /** Turn spells it {@code from_bsuid}; when the user id itself changed and no phone may be shared, only the node tells. */
    private static @Nullable String senderUserId(Map<String, Object> message) {
        String userId = Json.firstText(message, "from_user_id", "from_bsuid");
        return userId == null && Json.text(message, "from") == null
                ? Json.text(message, "system", "previous_user_id")
                : userId;
    }
}
