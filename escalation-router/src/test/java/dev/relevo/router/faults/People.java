package dev.relevo.router.faults;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import java.time.Instant;

/** The users who write, by number from 0. */
public final class People {
    public static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");

    private People() {}

    /** The key of the user's records. */
    public static String conversation(int person) {
        return ref(person).conversationId().value();
    }

    /** The bot does not answer it, so a timer of the user is open from now on. */
    public static UserMessage writes(int person, Instant at) {
        return says(person, "wamid." + person, "¿cuándo llega mi pedido?", at);
    }

    /** A request, which hands the user over at once. */
    public static UserMessage asksForSomebody(int person, Instant at) {
        return says(person, "wamid." + person + ".asks", "quiero hablar con una persona", at);
    }

    public static UserMessage says(int person, String messageId, String text, Instant at) {
        return new UserMessage(EventMeta.now(messageId, at), ref(person), MessageContent.text(messageId, text));
    }

    public static BotMessage botAnswers(int person, String messageId, String text, Instant at) {
        return new BotMessage(EventMeta.now(messageId, at), ref(person), MessageContent.text(messageId, text), null);
    }

    private static ConversationRef ref(int person) {
        return ConversationRef.of(NUMBER, null, Person.ofWaId(Long.toString(573_000_000_000L + person)), Provider.META);
    }
}
