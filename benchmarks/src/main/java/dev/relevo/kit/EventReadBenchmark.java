package dev.relevo.kit;

import dev.relevo.bench.decision.Microbenchmark;
import dev.relevo.bench.decision.StoredConversations;
import dev.relevo.event.ConversationEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** {@link ConversationEventReader} beside Jackson's data binding, on text messages. In this package to reach both. */
public class EventReadBenchmark extends Microbenchmark {
    private final ConversationEventReader reader =
            new ConversationEventReader(EventJson.mapper().getFactory(), EnumNames.of(EventJson.mapper()));
    private final List<byte[]> events =
            StoredConversations.messages().stream().map(EventJson::write).toList();
    private int next;

    /** Checks that both read the same, and that the reader takes these events. */
    @Setup
    public void check() {
        for (byte[] event : events) {
            ConversationEvent read = reader.read(event);
            if (read == null
                    || !EventJson.bind(ConversationEvent.class, event).equals(new EventJson.Reading.Known<>(read))) {
                throw new IllegalStateException("the readers differ: " + read);
            }
        }
    }

    /** Token by token. */
    @Benchmark
    public @Nullable Object tokens() {
        return reader.read(events.get(next()));
    }

    /** Data binding. */
    @Benchmark
    public Object binding() {
        return EventJson.bind(ConversationEvent.class, events.get(next()));
    }

    private int next() {
        next = (next + 1) & (StoredConversations.COUNT - 1);
        return next;
    }
}
