package dev.relevo.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of events to JSON bytes and back, with the rules that all services share: ISO-8601 times, absent instead of null,
 * unknown fields ignored, unknown enum values read as {@code UNKNOWN}. Thread-safe.
 */
public final class EventJson {
    /** Maximum nesting: deeper than any webhook of WhatsApp, shallow enough that a hostile one cannot exhaust the stack. */
    public static final int MAX_DEPTH = 64;

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

    private static final ObjectMapper MAPPER = configure(new JsonMapper());
    private static final ConversationEventReader FREQUENT =
            new ConversationEventReader(MAPPER.getFactory(), EnumNames.of(MAPPER));

    private EventJson() {}

    /** The result of reading a record's value. */
    public sealed interface Reading<T> {
        /** An event that this version knows. */
        record Known<T>(T event) implements Reading<T> {}

        /**
         * An event of a type that this version does not know, most likely from a newer writer. It is skipped and counted
         * ({@link UnknownTypes}), not written to the dead letter: nothing is wrong with it.
         *
         * @param type as written in the event: a name, safe to log
         */
        record UnknownType<T>(String type) implements Reading<T> {}

        /**
         * Not an event; the record goes to the dead letter.
         *
         * @param reason why, without any of the content
         */
        record Unreadable<T>(String reason) implements Reading<T> {}
    }

    /** Shared; do not reconfigure. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Applies the shared rules to a mapper and returns it. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(InstantJson.module())
                // Applies to our own properties only: inside a provider's raw value a null is kept as it was sent.
                .setDefaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
    }

    /** The event as one JSON object, UTF-8. */
    public static byte[] write(Event event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + event.getClass().getSimpleName(), e);
        }
    }

    /**
     * The event in these bytes.
     *
     * @param root the root type of the topic, for example {@code ConversationEvent.class}
     * @param value a record's value; null (a tombstone) is unreadable
     */
    public static <T extends Event> Reading<T> read(Class<T> root, byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            return new Reading.Unreadable<>("empty value");
        }
        if (root == ConversationEvent.class) {
            ConversationEvent frequent = FREQUENT.read(value);
            if (frequent != null) {
                return new Reading.Known<>(root.cast(frequent));
            }
        }
        return bind(root, value);
    }

    /** Reads by data binding, which supports every event type. */
    static <T extends Event> Reading<T> bind(Class<T> root, byte[] value) {
        try {
            T event = MAPPER.readValue(value, root);
            return event == null ? new Reading.Unreadable<>("null") : new Reading.Known<>(event);
        } catch (InvalidTypeIdException e) {
            String type = typeOf(value);
            return type == null ? new Reading.Unreadable<>(describe(e)) : new Reading.UnknownType<>(type);
        } catch (JsonProcessingException e) {
            return new Reading.Unreadable<>(describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /**
     * The value of {@code type}; null when the bytes are not exactly one JSON object, or its type is not a plausible event type.
     */
    private static @Nullable String typeOf(byte[] value) {
        try {
            JsonNode type = MAPPER.readTree(value).path("type");
            return type.isTextual() && TYPE.matcher(type.textValue()).matches() ? type.textValue() : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Kind and position of the error only: Jackson's own message quotes the content, which is personal data. */
    private static String describe(JsonProcessingException e) {
        var at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return e.getClass().getSimpleName() + place;
    }
}
