package dev.relevo.bench.decision;

import dev.relevo.event.ConversationEvent;
import dev.relevo.kit.EventJson;
import dev.relevo.router.codec.ConversationBytes;
import dev.relevo.router.conversation.Conversation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of an event beside the decision: reading its JSON, and reading and writing its state's bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx1126m", "-XX:+UseG1GC"})
public class StateBenchmark {
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
