package dev.relevo.bench.flink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;

/** A reader of four fields of the JSON that skips the rest, for speed. */
final class ConversationEventReader extends AbstractDeserializationSchema<ConversationEvent> {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public ConversationEvent deserialize(byte[] value) throws IOException {
        ConversationEvent event = new ConversationEvent();
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "conversationId" -> event.conversationId = parser.getText();
                    case "type" -> event.type = parser.getText();
                    case "text" -> event.text = parser.getText();
                    case "signal" -> event.signal = parser.getText();
                    default -> parser.skipChildren();
                }
            }
        }
        return event;
    }
}
