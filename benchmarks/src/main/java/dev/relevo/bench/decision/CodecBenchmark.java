package dev.relevo.bench.decision;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.codec.ConversationBytes;
import dev.relevo.router.conversation.Conversation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * {@link ConversationBytes} beside Jackson's JSON, CBOR and Smile. Turns and reasons are arrays and times are numbers in all of them. The
 * sizes are printed before each run.
 */
public class CodecBenchmark extends Microbenchmark {
    private final List<Conversation> states = StoredConversations.states();

    /** The format. */
    @Param({"ours", "json", "cbor", "smile"})
    public Format format = Format.ours;

    private List<byte[]> stored = List.of();
    private int next;

    /** A way to write a state; the table shows it in lower case. */
    @SuppressWarnings("ImmutableEnumChecker") // mappers are not reconfigured
    public enum Format {
        ours(new JsonMapper()) {
            @Override
            byte[] write(Conversation state) {
                return ConversationBytes.write(state, 0);
            }

            @Override
            Conversation read(byte[] bytes) {
                return ConversationBytes.read(bytes, 0);
            }
        },
        json(new JsonMapper()),
        cbor(new CBORMapper()),
        smile(new SmileMapper());

        private final ObjectMapper mapper;

        Format(ObjectMapper plain) {
            mapper = plain.registerModule(new JavaTimeModule())
                    .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                    .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
                    .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
                    .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS);
            mapper.configOverride(Turn.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
            mapper.configOverride(Reason.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
        }

        byte[] write(Conversation state) throws IOException {
            return mapper.writeValueAsBytes(state);
        }

        Conversation read(byte[] bytes) throws IOException {
            return mapper.readValue(bytes, Conversation.class);
        }
    }

    /** Checks that each state comes back, and prints the average size. */
    @Setup
    public void check() throws IOException {
        stored = new ArrayList<>();
        long bytes = 0;
        for (Conversation state : states) {
            byte[] one = format.write(state);
            stored.add(one);
            bytes += one.length;
            if (!format.read(one).equals(state)) {
                throw new IllegalStateException(format + " returns another state");
            }
        }
        System.out.println("bytes per state: " + bytes / states.size());
    }

    /** Bytes to state. */
    @Benchmark
    public Conversation read() throws IOException {
        return format.read(stored.get(next()));
    }

    /** State to bytes. */
    @Benchmark
    public byte[] write() throws IOException {
        return format.write(states.get(next()));
    }

    private int next() {
        next = (next + 1) & (StoredConversations.COUNT - 1);
        return next;
    }
}
