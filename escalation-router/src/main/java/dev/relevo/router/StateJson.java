package dev.relevo.router;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.kit.EventJson;
import dev.relevo.router.conversation.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Conversations as versions before {@link StoredState} stored them: JSON, with turns and reasons as arrays and times as numbers
 * after one byte of format; before that without the byte, in another shape ({@link StateUpgrade}). Each is read so once.
 */
final class StateJson {
    /** Ahead of the JSON. States of version 0.1 have no such byte, they begin with a brace. */
    private static final byte FORMAT = 2;

    private static final ObjectMapper MAPPER = mapper();
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

    static Conversation read(byte[] state) {
        try {
            return state[0] == FORMAT
                    ? READER.readValue(state, 1, state.length - 1)
                    : READER.readValue(StateUpgrade.upgraded(MAPPER.readTree(state)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a conversation's state", e);
        }
    }
}
