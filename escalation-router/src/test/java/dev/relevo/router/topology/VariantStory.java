package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import dev.relevo.router.conversation.Conversation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What people, humans and bots do under one form of a number or the other, and what comes of it. */
abstract class VariantStory {
    public static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    public static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    public static final String USER = "554899998888";
    static final String OTHER = "5548999998888";
    static final String SCOPED = "BR.7f3a19c2";
    public static final String ASKS = "quiero hablar con una persona";

    public final RouterDriver router;
    public int sent;

    VariantStory(@TempDir Path stateDir) {
        router = RouterDriver.withOneQueue(stateDir, T0);
    }

    @AfterEach
    public void stop() {
        router.close();
    }

    public void writes(String person, String text) {
        String messageId = "u-" + ++sent;
        send(new UserMessage(meta(messageId), ref(person), MessageContent.text(messageId, text)));
    }

    void echoes(String person, String text) {
        String messageId = "a-" + ++sent;
        send(new AgentMessage(meta(messageId), ref(person), MessageContent.text(messageId, text), null));
    }

    public void botWrites(String person, String text) {
        String messageId = "b-" + ++sent;
        send(new BotMessage(meta(messageId), ref(person), MessageContent.text(messageId, text), null));
    }

    void signals(String person, BotSignal.Signal signal) {
        send(new BotSignal(meta("s-" + ++sent), ref(person), signal, null, null, null));
    }

    public void send(ConversationEvent event) {
        router.send(Topics.CONVERSATION_EVENTS, event);
    }

    public List<Handoff> handoffs() {
        return router.read(Topics.handoffs("support-es"), Handoff.class);
    }

    List<ConversationOwner> owners() {
        return router.records(Topics.CONVERSATION_OWNERS).stream()
                .filter(record -> record.value() != null)
                .map(record -> EventJson.read(ConversationOwner.class, record.value()))
                .map(reading -> ((Reading.Known<ConversationOwner>) reading).event())
                .toList();
    }

    public List<TestRecord<byte[], byte[]>> dead() {
        return router.records(Topics.CONVERSATION_EVENTS.deadLetter());
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Conversation at(String person) {
        return Objects.requireNonNull(router.conversation(id(person).value()));
    }

    public List<String> texts(String person) {
        return at(person).transcript().stream().map(Turn::text).toList();
    }

    public EventMeta meta(String eventId) {
        return EventMeta.now(eventId, router.now());
    }

    public static ConversationId id(String person) {
        return ConversationId.of(NUMBER, person);
    }

    public static ConversationRef ref(String person) {
        return ConversationRef.of(NUMBER, null, Person.ofWaId(person), Provider.META);
    }
}
