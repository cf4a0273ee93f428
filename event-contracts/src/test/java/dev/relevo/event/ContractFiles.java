package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas, the examples and the AsyncAPI document of the events, by name without {@code .json}. */
final class ContractFiles {
    static final Path ROOT = Path.of("src/main/resources/dev/relevo/event");

    /** Configured like service-kit's EventJson, which this module cannot depend on. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private static final String COMMON = "common";

    private final Map<String, JsonNode> schemas = read(ROOT.resolve("schema"));
    private final Map<String, JsonNode> examples = read(ROOT.resolve("examples"));

    /** Schema by event type. */
    Map<String, JsonNode> schemas() {
        var ofEvents = new TreeMap<>(schemas);
        ofEvents.remove(COMMON);
        return ofEvents;
    }

    JsonNode schema(String type) {
        return required(schemas, type);
    }

    /** Resolves a reference to common.json. */
    JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : schema(COMMON).at(reference.substring(reference.indexOf('#') + 1));
    }

    /** Examples by file name: the event type, then a dot and the variant if there are several. */
    Map<String, JsonNode> examples() {
        return examples;
    }

    JsonNode example(String name) {
        return required(examples, name);
    }

    /** Reads an example by its topic's root type, like a reader of the topic. */
    Event read(String example) {
        String type = typeOf(example);
        Class<? extends Event> root = Stream.concat(Topics.all().stream().map(Topic::event), Stream.of(Handoff.class))
                .filter(candidate -> EventTypes.under(candidate).contains(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no topic carries " + type));
        try {
            return JSON.treeToValue(example(example), root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(example, e);
        }
    }

    /** The event type of an example, from its file name. */
    static String typeOf(String example) {
        return example.split("\\.", 2)[0];
    }

    static JsonNode asyncApi() {
        try {
            return new YAMLMapper().readTree(ROOT.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode required(Map<String, JsonNode> files, String name) {
        return Objects.requireNonNull(files.get(name), () -> "no file for " + name);
    }

    private static Map<String, JsonNode> read(Path folder) {
        Map<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString().replaceFirst("\\.json$", ""), JSON.readTree(path.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
