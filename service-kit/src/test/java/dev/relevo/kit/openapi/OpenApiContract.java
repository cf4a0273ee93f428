package dev.relevo.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Contract test of a service's OpenAPI file {@code docs/reference/openapi/<service>.yaml}. {@code -Dopenapi.write=true} writes it
 * from the running service.
 */
public final class OpenApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final String service;
    private final Path file;

    public OpenApiContract(String service) {
        this.service = service;
        this.file = Path.of("../docs/reference/openapi/" + service + ".yaml").normalize();
    }

    /** Fails when the file differs from the service, and names the command that writes it. */
    public void holds(URI base) {
        String served = served(base);
        if (Boolean.getBoolean("openapi.write")) {
            write(served);
        }
        assertThat(committed())
                .as(
                        "%s differs from what %s serves. To write it: ./mvnw -pl %s -am -Dtest=OpenApiTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true test",
                        file, service, service)
                .isEqualTo(served);
    }

    /** Fails when a body has no example or an example that is invalid by its schema. */
    public void everyBodyHasAnExampleThatFits() {
        JsonNode api = document();
        List<String> faults = new ArrayList<>();
        api.get("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> {
                    String call = method.getKey() + " " + path.getKey();
                    check(api, call + " request", method.getValue().get("requestBody"), faults);
                    method.getValue()
                            .get("responses")
                            .propertyStream()
                            .forEach(answer ->
                                    check(api, call + " " + answer.getKey(), resolved(api, answer.getValue()), faults));
                }));
        assertThat(faults).isEmpty();
    }

    /** The file, as JSON. */
    JsonNode document() {
        try {
            return new YAMLMapper().readTree(committed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of a body's examples. */
    static List<JsonNode> examples(JsonNode media) {
        List<JsonNode> examples = new ArrayList<>();
        if (media.has("example")) {
            examples.add(media.get("example"));
        }
        media.path("examples").forEach(example -> examples.add(example.get("value")));
        return examples;
    }

    static JsonNode resolved(JsonNode api, JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static void check(
            JsonNode api, String place, @org.jspecify.annotations.Nullable JsonNode body, List<String> faults) {
        if (body == null || !body.has("content")) {
            return;
        }
        body.get("content").propertyStream().forEach(media -> {
            List<JsonNode> examples = examples(media.getValue());
            if (examples.isEmpty()) {
                faults.add(place + " " + media.getKey() + ": no example");
            }
            if (media.getValue().has("schema")) {
                examples.forEach(example ->
                        faults.addAll(faults(api, place, media.getValue().get("schema"), example)));
            }
        });
    }

    /** Finds errors of an example. A property that its schema does not have is an error, so that a renamed one is found. */
    private static List<String> faults(JsonNode api, String place, JsonNode schema, JsonNode example) {
        ObjectNode root = JSON.createObjectNode();
        root.set("components", api.get("components").deepCopy());
        ObjectNode use = schema.deepCopy();
        root.setAll(use);
        boolean isProblem = schema.path("$ref").asText().endsWith("/" + ProblemResponses.SCHEMA);
        if (!isProblem) {
            root.get("components").get("schemas").forEach(OpenApiContract::close);
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON)
                .validate(
                        example.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> place + ": " + error)
                .toList();
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && schema instanceof ObjectNode object && !schema.has("additionalProperties")) {
            object.put("unevaluatedProperties", false);
        }
    }

    private String committed() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String served(URI base) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(base.resolve("/q/openapi?format=yaml"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body().stripTrailing() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
