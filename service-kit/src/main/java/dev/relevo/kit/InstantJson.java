package dev.relevo.kit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;

/**
 * Jackson module for times as ISO-8601 in UTC, exactly as {@link Instant} itself writes them, without a
 * {@code DateTimeFormatter}: with one, times were most of the cost of reading a conversation's state. Any other form is left to
 * Jackson's own reader.
 */
final class InstantJson {
    private InstantJson() {}

    static SimpleModule module() {
        return new SimpleModule("instants")
                .addSerializer(Instant.class, new Writer())
                .addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            char[] text = new char[InstantText.MAX_LENGTH];
            int length = InstantText.write(value, text);
            if (length > 0) {
                json.writeString(text, 0, length);
            } else {
                json.writeString(value.toString());
            }
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                Instant value = InstantText.read(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
                if (value != null) {
                    return value;
                }
            }
            return InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }
}
