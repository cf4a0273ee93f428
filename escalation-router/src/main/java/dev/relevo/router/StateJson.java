package dev.relevo.router;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.relevo.kit.EventJson;
import dev.relevo.router.conversation.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A conversation's state in its store: JSON, so that a new version reads what an old one wrote and an operator can too. */
final class StateJson {
    private static final ObjectMapper MAPPER = EventJson.mapper()
            .copy()
            .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

    private static final ObjectWriter WRITER = MAPPER.writerFor(Conversation.class);
    private static final ObjectReader READER = MAPPER.readerFor(Conversation.class);

    private StateJson() {}

    static byte[] write(Conversation conversation) {
        try {
            return WRITER.writeValueAsBytes(conversation);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(
                    "cannot write the state of conversation "
                            + conversation.id().hash(),
                    e);
        }
    }

    static @Nullable Conversation read(byte @Nullable [] state) {
        if (state == null) {
            return null;
        }
        try {
            return READER.readValue(state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a conversation's state", e);
        }
    }
}
