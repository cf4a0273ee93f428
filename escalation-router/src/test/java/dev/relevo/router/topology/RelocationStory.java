package dev.relevo.router.topology;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.router.conversation.Conversation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** One person with several ids, and what the router writes to a topic that it reads comes back to it. */
abstract class RelocationStory {
    public static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    public static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    public static final String PHONE = "573001112233";
    static final String NEW_PHONE = "573015554433";
    public static final String USER = "CO.7f3a19c2";
    static final String OTHER_USER = "CO.99999999";
    public static final String ASKS = "quiero hablar con una persona";

    public final RouterDriver router;

    RelocationStory(@TempDir Path stateDir) {
        router = RouterDriver.withOneQueue(stateDir, T0);
    }

    @AfterEach
    public void stop() {
        router.close();
    }

    public void writes(String person, String messageId, String text) {
        send(new UserMessage(meta(messageId), ref(person), MessageContent.text(messageId, text)));
    }

    void links(String person, String canonical) {
        send(new AliasLinked(meta("link-" + person + canonical + router.now()), ref(person), id(canonical)));
    }

    public void changes(String person, String next) {
        send(new PersonChanged(meta("change-" + person + next), ref(person), id(next)));
    }

    public void send(ConversationEvent event) {
        router.send(Topics.CONVERSATION_EVENTS, event);
    }

    public void act(AgentAction action) {
        router.send(Topics.AGENT_ACTIONS, action);
    }

    public List<Handoff> handoffs() {
        return router.read(Topics.handoffs("support-es"), Handoff.class);
    }

    public Conversation at(String person) {
        return Objects.requireNonNull(router.conversation(id(person).value()));
    }

    public EventMeta meta(String eventId) {
        return EventMeta.now(eventId, router.now());
    }

    public static ConversationId id(String person) {
        return ConversationId.of(NUMBER, person);
    }

    public static ConversationRef ref(String person) {
        Person known =
                person.startsWith("CO.") ? new Person(person, null, person, null, null, null) : Person.ofWaId(person);
        return ConversationRef.of(NUMBER, null, known, Provider.META);
    }
}
