package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.EventJson.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.io.TempDir;

/** What people, humans and bots do under one form of a number or the other, and what comes of it. */
abstract class VariantStory extends RouterStory {
    public static final String USER = "554899998888";
    static final String OTHER = "5548999998888";
    static final String SCOPED = "BR.7f3a19c2";

    public int sent;

    VariantStory(@TempDir Path stateDir) {
        super(stateDir);
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

    public List<String> texts(String person) {
        return at(person).transcript().stream().map(Turn::text).toList();
    }
}
