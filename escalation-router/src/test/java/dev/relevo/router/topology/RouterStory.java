package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Persons;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The topology with one queue and one number, and what its tests write and read. */
public abstract class RouterStory {
    public static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    public static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    public static final String ASKS = "quiero hablar con una persona";

    public final RouterDriver router;

    public RouterStory(@TempDir Path stateDir) {
        router = RouterDriver.withOneQueue(stateDir, T0);
    }

    @AfterEach
    public void stop() {
        router.close();
    }

    public void send(ConversationEvent event) {
        router.send(Topics.CONVERSATION_EVENTS, event);
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

    /** A conversation with a person of whom no more than an id is known: digits, or a business-scoped user id. */
    public static ConversationRef ref(String person) {
        return ConversationRef.of(NUMBER, null, Persons.known(person), Provider.META);
    }
}
