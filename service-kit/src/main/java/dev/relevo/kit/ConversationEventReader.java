package dev.relevo.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.relevo.event.ConversationEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The conversation events that come by the thousand a second, read token by token: data binding buffers and copies an event for
 * each of its unwrapped parts, at several times the cost. It knows the plain form only. Of everything else it says so, and data
 * binding, which is the contract, reads it or says what is wrong. Thread-safe.
 */
final class ConversationEventReader {
    private final JsonFactory json;
    private final Words words;

    /**
     * @param words of the enums, as data binding reads them
     */
    ConversationEventReader(JsonFactory json, Words words) {
        this.json = json;
        this.words = words;
    }

    /** Null when it is not written in the plain form, or none of the frequent events. */
    @Nullable
    ConversationEvent read(byte[] value) {
        try (JsonParser parser = json.createParser(value)) {
            PlainEvent event = new PlainEvent();
            boolean isPlain = parser.nextToken() == JsonToken.START_OBJECT && readFields(parser, event);
            return isPlain && parser.nextToken() == null ? event.read(words) : null;
        } catch (IOException | IllegalArgumentException e) {
            // Data binding comes upon the same, and knows how to say it.
            return null;
        }
    }

    private static boolean readFields(JsonParser parser, PlainEvent event) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (!readField(parser, event)) {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }

    /** Whether it is what it usually is. */
    private static boolean readField(JsonParser parser, PlainEvent event) throws IOException {
        String name = parser.currentName();
        return switch (parser.nextToken()) {
            case VALUE_STRING -> event.put(name, parser.getText());
            case VALUE_NUMBER_INT -> event.put(name, parser.getLongValue());
            case START_OBJECT -> name.equals("person") && readPerson(parser, event);
            case null, default -> false;
        };
    }

    private static boolean readPerson(JsonParser parser, PlainEvent event) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING || !event.putOfPerson(name, parser.getText())) {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }
}
