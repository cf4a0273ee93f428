package dev.relevo.kit.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * OpenAPI examples of a service, from {@code openapi-examples.json} on its class path: by {@code METHOD /path}, then by
 * {@code request} or the status, then by name.
 */
record OpenApiExamples(Map<String, Map<String, Map<String, Object>>> byCall) {
    private static final String FILE = "openapi-examples.json";
    private static final String REQUEST = "request";
    private static final String JSON = "application/json";
    private static final String ANY = "*/*";

    static OpenApiExamples read() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream(FILE)) {
            return new OpenApiExamples(
                    file == null ? Map.of() : new ObjectMapper().readValue(file, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    void addTo(String call, Operation operation) {
        Map<String, Map<String, Object>> places = byCall.getOrDefault(call, Map.of());
        places.forEach((place, examples) -> {
            if (place.equals(REQUEST)) {
                put(examples, operation.getRequestBody().getContent());
            } else {
                put(place, examples, operation);
            }
        });
        boolean isSuccessTold = places.keySet().stream().anyMatch(place -> place.startsWith("2"));
        if (isSuccessTold) {
            List.copyOf(operation.getResponses().getAPIResponses().keySet()).stream()
                    .filter(status -> status.startsWith("2") && !places.containsKey(status))
                    .forEach(operation.getResponses()::removeAPIResponse);
        }
    }

    private static void put(String status, Map<String, Object> examples, Operation operation) {
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null || response.getRef() != null) {
            response = OASFactory.createAPIResponse().description(String.join(", ", new TreeMap<>(examples).keySet()));
            operation.getResponses().addAPIResponse(status, response);
        }
        if (status.startsWith("4")) {
            response.content(problem());
        } else if (response.getContent() == null) {
            response.content(usual(operation));
        }
        put(examples, response.getContent());
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemResponses.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(ProblemResponses.SCHEMA)));
    }

    /** The content for another success status: that of 200, or any media type where the code names no type. */
    private static Content usual(Operation operation) {
        Content content = OASFactory.createContent();
        APIResponse ok = operation.getResponses().getAPIResponse("200");
        if (ok == null || ok.getContent() == null) {
            return content.addMediaType(JSON, OASFactory.createMediaType().schema(OASFactory.createSchema()));
        }
        ok.getContent()
                .getMediaTypes()
                .forEach((type, media) ->
                        content.addMediaType(type, OASFactory.createMediaType().schema(media.getSchema())));
        return content;
    }

    /** Adds the examples. A body that the code reads as bytes is declared as JSON when its examples are JSON. */
    private static void put(Map<String, Object> examples, Content content) {
        boolean isJson = examples.values().stream().noneMatch(String.class::isInstance);
        if (isJson && content.hasMediaType(ANY)) {
            content.addMediaType(JSON, content.getMediaType(ANY));
            content.removeMediaType(ANY);
        }
        content.getMediaTypes().values().forEach(type -> {
            Schema schema = type.getSchema();
            if (schema == null || (isJson && "binary".equals(schema.getFormat()))) {
                type.setSchema(OASFactory.createSchema());
            }
            type.setExample(null);
            new TreeMap<>(examples)
                    .forEach((name, value) ->
                            type.addExample(name, OASFactory.createExample().value(value)));
        });
    }
}
