package dev.relevo.router;

import dev.relevo.bench.router.StoredConversations;
import dev.relevo.event.ConversationEvent;
import dev.relevo.kit.EventJson;
import dev.relevo.router.conversation.Conversation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an event costs beside the decision: its JSON, and its state's JSON read and written. In this package for {@link StateJson}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx1126m", "-XX:+UseG1GC"})
public class RouterJsonBenchmark {
    private final List<Conversation> states = StoredConversations.states();
    private final List<byte[]> stored = states.stream().map(StateJson::write).toList();
    private final List<byte[]> events =
            StoredConversations.messages().stream().map(EventJson::write).toList();
    private int next;

    /** A text message from its bytes. */
    @Benchmark
    public EventJson.Reading<ConversationEvent> readEvent() {
        return EventJson.read(ConversationEvent.class, events.get(next()));
    }

    /** A state from its bytes. */
    @Benchmark
    public @Nullable Conversation readState() {
        return StateJson.read(stored.get(next()));
    }

    /** A state to its bytes. */
    @Benchmark
    public byte[] writeState() {
        return StateJson.write(states.get(next()));
    }

    private int next() {
        next = (next + 1) & (StoredConversations.COUNT - 1);
        return next;
    }
}
