package dev.relevo.kit.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The examples of a service, from {@code openapi-examples.json} on its class path: by {@code METHOD /path}, then by
 * {@code request} or the status, then by name.
 */
record Examples(Map<String, Map<String, Map<String, Object>>> byCall) {
    private static final String FILE = "openapi-examples.json";
    private static final String REQUEST = "request";

    static Examples read() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream(FILE)) {
            return new Examples(file == null ? Map.of() : new ObjectMapper().readValue(file, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    void addTo(String call, Operation operation) {
        byCall.getOrDefault(call, Map.of()).forEach((place, examples) -> {
            if (place.equals(REQUEST)) {
                operation.getRequestBody().getContent().getMediaTypes().values().forEach(type -> put(examples, type));
            } else {
                put(place, examples, operation);
            }
        });
    }

    private static void put(String status, Map<String, Object> examples, Operation operation) {
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response == null || response.getRef() != null) {
            response = OASFactory.createAPIResponse().description(String.join(", ", new TreeMap<>(examples).keySet()));
            operation.getResponses().addAPIResponse(status, response);
        }
        if (status.charAt(0) == '4' || status.charAt(0) == '5') {
            response.content(OASFactory.createContent()
                    .addMediaType(
                            ProblemAnswers.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref(ProblemAnswers.SCHEMA))));
        } else if (response.getContent() == null) {
            APIResponse usual = operation.getResponses().getAPIResponse("200");
            if (usual == null || usual.getContent() == null) {
                throw new IllegalStateException("an example for status " + status + ", which has no schema");
            }
            usual.getContent()
                    .getMediaTypes()
                    .forEach((type, media) -> contentOf(operation, status)
                            .addMediaType(type, OASFactory.createMediaType().schema(media.getSchema())));
        }
        response.getContent().getMediaTypes().values().forEach(type -> put(examples, type));
    }

    private static org.eclipse.microprofile.openapi.models.media.Content contentOf(Operation operation, String status) {
        APIResponse response = operation.getResponses().getAPIResponse(status);
        if (response.getContent() == null) {
            response.content(OASFactory.createContent());
        }
        return response.getContent();
    }

    private static void put(Map<String, Object> examples, MediaType type) {
        type.setExample(null);
        new TreeMap<>(examples)
                .forEach((name, value) ->
                        type.addExample(name, OASFactory.createExample().value(value)));
    }
}
