package dev.relevo.bench.router;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One conversation's events, exchange by exchange.
 *
 * @param number the conversation's number, from 0; it determines the user and the texts
 * @param script the script of the conversation
 */
public record Dialogue(int number, Script script) {
    /** The number of events of a conversation without a problem. */
    static final int USUAL_EVENTS = 6;

    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final String ACCOUNT = "102290129340398";
    private static final long FIRST_PERSON = 570_000_000_000L;

    /** The conversation's key. */
    String conversationId() {
        return conversation().conversationId().value();
    }

    boolean isStuck() {
        return script.isStuck();
    }

    /** Whether this exchange is the one after which a stuck person is handed over. */
    boolean handsOffIn(int exchange) {
        return isStuck() && exchange == script.exchanges() - 1;
    }

    /**
     * The events of an exchange, in order; empty after the last. The person writes; the bot may signal a miss; the bot answers; its
     * answer is sent. In the exchange that hands off, the event that hands off is the last.
     */
    public List<ConversationEvent> events(int exchange, Instant now) {
        if (exchange >= script.exchanges()) {
            return List.of();
        }
        SplittableRandom random = new SplittableRandom(31L * number + exchange);
        Script.Exchange it = script.exchange(exchange, random);
        ConversationRef conversation = conversation();
        String messageId = "wamid.U" + number + "." + exchange;
        List<ConversationEvent> events = new ArrayList<>(4);
        events.add(new ConversationEvent.UserMessage(
                meta(exchange, "user", now), conversation, MessageContent.text(messageId, it.text())));
        if (it.isMissed()) {
            events.add(new ConversationEvent.BotSignal(
                    meta(exchange, "miss", now),
                    conversation,
                    ConversationEvent.BotSignal.Signal.FALLBACK,
                    messageId,
                    null,
                    null));
        }
        if (!handsOffIn(exchange)) {
            String answerId = "wamid.B" + number + "." + exchange;
            String answer = Phrases.answer(exchange, random);
            events.add(new ConversationEvent.BotMessage(
                    meta(exchange, "bot", now), conversation, MessageContent.text(answerId, answer), null));
            events.add(new ConversationEvent.DeliverySeen(
                    meta(exchange, "sent", now), conversation, answerId, DeliveryStatus.SENT, null));
        }
        return events;
    }

    private ConversationRef conversation() {
        String waId = Long.toString(FIRST_PERSON + number);
        return ConversationRef.of(
                NUMBER, ACCOUNT, new Person(waId, waId, null, "Rigoberta Menéndez", null, null), Provider.META);
    }

    private EventMeta meta(int exchange, String what, Instant now) {
        return EventMeta.now(Ids.derived("bench", Integer.toString(number), Integer.toString(exchange), what), now);
    }
}
