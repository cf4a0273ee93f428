package dev.relevo.stack.whatsapp.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON formats: Meta's on webhooks, and the plain one of the control API. Thread-safe. */
public final class MetaJson {
    /** Requests and responses of the control API: plain JSON in camelCase. */
    public static final JsonMapper PLAIN = JsonMapper.builder()
            // Added explicitly: in a Quarkus test, discovery by the thread's class loader finds modules of another
            // Jackson copy.
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Webhooks: snake_case, pure ASCII with lower-case escapes, slashes escaped. The signature is over these bytes. */
    private static final JsonMapper WIRE = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private MetaJson() {}

    /** The bytes of a webhook. */
    public static byte[] wire(Object webhook) {
        try {
            return WIRE.writeValueAsString(webhook).getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a webhook", e);
        }
    }
}
