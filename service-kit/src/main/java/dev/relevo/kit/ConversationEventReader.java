package dev.relevo.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.relevo.event.ConversationEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A token-by-token reader of the most frequent conversation events (thousands a second). Data binding buffers and copies an event
 * for each of its unwrapped parts, at several times the cost. This reader handles the plain form only and returns null for
 * everything else; data binding, which is the contract, then reads it or reports the error. Thread-safe.
 */
final class ConversationEventReader {
    private final JsonFactory json;
    private final EnumNames words;

    /**
     * @param words the JSON names of the enums' values, as data binding reads them
     */
    ConversationEventReader(JsonFactory json, EnumNames words) {
        this.json = json;
        this.words = words;
    }

    /** The event; null when it is not in the plain form or not one of the frequent types. */
    @Nullable
    ConversationEvent read(byte[] value) {
        try (JsonParser parser = json.createParser(value)) {
            ConversationEventBuilder event = new ConversationEventBuilder();
            boolean isPlain = parser.nextToken() == JsonToken.START_OBJECT && readFields(parser, event);
            return isPlain && parser.nextToken() == null ? event.read(words) : null;
        } catch (IOException | IllegalArgumentException e) {
            // Data binding fails on the same input and describes the error.
            return null;
        }
    }

    private static boolean readFields(JsonParser parser, ConversationEventBuilder event) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (!readField(parser, event)) {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }

    /** False when the field's value does not have the usual type. */
    private static boolean readField(JsonParser parser, ConversationEventBuilder event) throws IOException {
        String name = parser.currentName();
        return switch (parser.nextToken()) {
            case VALUE_STRING -> event.put(name, parser.getText());
            case VALUE_NUMBER_INT -> event.put(name, parser.getLongValue());
            case START_OBJECT -> name.equals("person") && readPerson(parser, event);
            case null, default -> false;
        };
    }

    private static boolean readPerson(JsonParser parser, ConversationEventBuilder event) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING || !event.putOfPerson(name, parser.getText())) {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }
}
