package dev.relevo.router;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.kit.EventJson;
import dev.relevo.router.conversation.Conversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's state in its store: one byte of format, then JSON, with turns and reasons as arrays and times as numbers. A
 * new version reads what an old one wrote ({@link StateUpgrade}) and an operator can read it too.
 */
final class StateJson {
    /** Ahead of the JSON. States of version 0.1 have no such byte, they begin with a brace. */
    static final byte FORMAT = 2;

    /** A full conversation of short messages. */
    private static final int USUAL_BYTES = 2_048;

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Conversation.class);
    private static final ObjectReader READER = MAPPER.readerFor(Conversation.class);

    private StateJson() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = EventJson.mapper()
                .copy()
                .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(com.fasterxml.jackson.databind.DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS);
        mapper.configOverride(Turn.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
        mapper.configOverride(Reason.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY));
        return mapper;
    }

    static byte[] write(Conversation conversation) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        bytes.write(FORMAT);
        try {
            WRITER.writeValue(bytes, conversation);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the state of conversation "
                            + conversation.id().hash(),
                    e);
        }
        return bytes.toByteArray();
    }

    /** Null when there is none, or a {@link Pointer} to one. */
    static @Nullable Conversation read(byte @Nullable [] state) {
        if (state == null || Pointer.read(state) != null) {
            return null;
        }
        try {
            return state[0] == FORMAT
                    ? READER.readValue(state, 1, state.length - 1)
                    : READER.readValue(StateUpgrade.upgraded(MAPPER.readTree(state)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a conversation's state", e);
        }
    }
}
