package dev.relevo.notifier;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.MessageOutcome;
import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.kit.EventJson;
import java.util.List;
import java.util.stream.Stream;

/** A reader of the message outcomes on the conversation topic. */
public final class OutcomeReader implements AutoCloseable {
    private final TopicReader conversations;

    public OutcomeReader(String bootstrapServers, String topic) {
        conversations = new TopicReader(bootstrapServers, topic);
    }

    /** The outcomes of one message, oldest first. */
    public List<MessageOutcome> of(Outbound number, String messageKey) {
        return conversations.withKey(number.conversation().value()).stream()
                .flatMap(record -> outcome(record.value()))
                .filter(outcome -> outcome.messageKey().equals(messageKey))
                .toList();
    }

    public List<Outcome> kinds(Outbound number, String messageKey) {
        return of(number, messageKey).stream().map(MessageOutcome::outcome).toList();
    }

    private static Stream<MessageOutcome> outcome(byte[] value) {
        return EventJson.read(ConversationEvent.class, value)
                        instanceof EventJson.Reading.Known<ConversationEvent>(MessageOutcome outcome)
                ? Stream.of(outcome)
                : Stream.empty();
    }

    @Override
    public void close() {
        conversations.close();
    }
}
