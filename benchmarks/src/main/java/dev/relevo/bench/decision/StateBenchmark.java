package dev.relevo.bench.decision;

import dev.relevo.event.ConversationEvent;
import dev.relevo.kit.EventJson;
import dev.relevo.router.codec.ConversationBytes;
import dev.relevo.router.conversation.Conversation;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** The cost of an event beside the decision: reading its JSON, and reading and writing its state's bytes. */
public class StateBenchmark extends Microbenchmark {
    private final List<Conversation> states = StoredConversations.states();
    private final List<byte[]> stored =
            states.stream().map(state -> ConversationBytes.write(state, 0)).toList();
    private final List<byte[]> events =
            StoredConversations.messages().stream().map(EventJson::write).toList();
    private int next;

    /** Reads a text message from its bytes. */
    @Benchmark
    public EventJson.Reading<ConversationEvent> readEvent() {
        return EventJson.read(ConversationEvent.class, events.get(next()));
    }

    /** Reads a state from its bytes. */
    @Benchmark
    public Conversation readState() {
        return ConversationBytes.read(stored.get(next()), 0);
    }

    /** Writes a state to bytes. */
    @Benchmark
    public byte[] writeState() {
        return ConversationBytes.write(states.get(next()), 0);
    }

    private int next() {
        next = (next + 1) & (StoredConversations.COUNT - 1);
        return next;
    }
}
