package dev.relevo.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import dev.relevo.bench.decision.Microbenchmark;
import dev.relevo.bench.decision.StoredConversations;
import dev.relevo.event.ConversationEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/**
 * {@link InstantText} beside the JDK's {@code DateTimeFormatter}, alone and in an event. The event has two times, is written by
 * data binding in both, and is read by data binding in both.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx422m", "-XX:+UseSerialGC"})
public class InstantBenchmark extends Microbenchmark {
    /** Not a multiple of a second or a day. */
    private static final long STEP_MILLIS = 98_765_432L;

    private final ObjectMapper ours = EventJson.mapper();
    private final ObjectMapper library = EventJson.configure(new JsonMapper())
            .registerModule(new SimpleModule("library")
                    .addSerializer(Instant.class, InstantSerializer.INSTANCE)
                    .addDeserializer(Instant.class, InstantDeserializer.INSTANT));
    private final List<ConversationEvent> events = StoredConversations.messages();
    private final List<byte[]> written = events.stream().map(EventJson::write).toList();
    private final List<Instant> times = LongStream.range(0, StoredConversations.COUNT)
            .mapToObj(i -> events.getFirst().meta().recordedAt().plusMillis(i * STEP_MILLIS))
            .toList();
    private final List<String> texts = times.stream().map(Instant::toString).toList();
    private final char[] buffer = new char[InstantText.MAX_LENGTH];
    private int next;

    /** Checks that both do the same. */
    @Setup
    public void check() throws IOException {
        for (int i = 0; i < times.size(); i++) {
            boolean same = times.get(i).equals(InstantText.read(texts.get(i)))
                    && texts.get(i).equals(new String(buffer, 0, InstantText.write(times.get(i), buffer)))
                    && ours.writeValueAsString(events.get(i)).equals(library.writeValueAsString(events.get(i)))
                    && events.get(i).equals(library.readValue(written.get(i), ConversationEvent.class));
            if (!same) {
                throw new IllegalStateException("they differ: " + times.get(i));
            }
        }
    }

    /** Text to time. */
    @Benchmark
    public @Nullable Object parseOurs() {
        return InstantText.read(texts.get(next()));
    }

    /** See {@link #parseOurs}. */
    @Benchmark
    public Object parseLibrary() {
        return Instant.parse(texts.get(next()));
    }

    /** Time to text. */
    @Benchmark
    public Object formatOurs() {
        return new String(buffer, 0, InstantText.write(times.get(next()), buffer));
    }

    /** See {@link #formatOurs}. */
    @Benchmark
    public Object formatLibrary() {
        return times.get(next()).toString();
    }

    /** An event to JSON: as ingest-service writes it for each message. */
    @Benchmark
    public Object writeEventOurs() throws JsonProcessingException {
        return ours.writeValueAsBytes(events.get(next()));
    }

    /** See {@link #writeEventOurs}. */
    @Benchmark
    public Object writeEventLibrary() throws JsonProcessingException {
        return library.writeValueAsBytes(events.get(next()));
    }

    /** JSON to an event. */
    @Benchmark
    public Object readEventOurs() throws IOException {
        return ours.readValue(written.get(next()), ConversationEvent.class);
    }

    /** See {@link #readEventOurs}. */
    @Benchmark
    public Object readEventLibrary() throws IOException {
        return library.readValue(written.get(next()), ConversationEvent.class);
    }

    private int next() {
        next = (next + 1) & (StoredConversations.COUNT - 1);
        return next;
    }
}
