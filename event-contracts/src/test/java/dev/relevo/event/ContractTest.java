package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the five forms of the contract agree: records, schemas, examples, AsyncAPI and docs/reference/events.md. Only
 * the table of the last is generated, so a change in one without the others fails here.
 */
class ContractTest {
    private static final String SCHEMA_BASE = "https://relevo.dev/schema/v1/";

    private static final ContractFiles FILES = new ContractFiles();
    private static final JsonNode ASYNC_API = ContractFiles.asyncApi();

    /** Resolves a schema's {@code $id} in the folder, never over the network. */
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(
                    id -> read(ContractFiles.ROOT.resolve("schema").resolve(id.substring(SCHEMA_BASE.length())))));

    static Stream<Map.Entry<Class<?>, String>> records() {
        return EventTypes.all().entrySet().stream();
    }

    static Set<String> examples() {
        return FILES.examples().keySet();
    }

    @Test
    void each_record_has_a_schema_an_example_and_a_message_and_there_are_no_others() {
        Set<String> types = Set.copyOf(EventTypes.all().values());

        assertThat(FILES.schemas().keySet()).isEqualTo(types);
        assertThat(FILES.examples().keySet().stream().map(ContractFiles::typeOf).collect(Collectors.toSet()))
                .isEqualTo(types);
        assertThat(names(ASYNC_API.at("/components/messages")))
                .containsExactlyInAnyOrderElementsOf(with(types, "dead-letter"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_schema_has_the_properties_enum_values_and_required_set_of_its_record(Map.Entry<Class<?>, String> event) {
        assertThat(new SchemaShape(FILES).ofEvent(event.getValue()))
                .isEqualTo(JsonShape.ofEvent(event.getKey(), event.getValue()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_schema_is_named_by_its_type_and_has_a_description(Map.Entry<Class<?>, String> event) {
        JsonNode schema = FILES.schema(event.getValue());

        assertThat(schema.get("$id").asText()).isEqualTo(SCHEMA_BASE + event.getValue() + ".json");
        assertThat(schema.get("title").asText()).isEqualTo(event.getValue());
        assertThat(schema.get("description").asText()).isNotBlank();
        assertThat(schema.has("additionalProperties")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_valid_and_invalid_without_a_required_property(String name) {
        JsonNode example = FILES.example(name);
        JsonNode broken = example.deepCopy();
        ((ObjectNode) broken).remove("eventId");

        assertThat(faults(name, example)).isEmpty();
        assertThat(faults(name, broken)).singleElement().asString().contains("eventId");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_reads_into_its_record_and_writes_back_the_same_with_the_type_first(String name) throws Exception {
        JsonNode example = FILES.example(name);

        Event event = FILES.read(name);
        String written = ContractFiles.JSON.writeValueAsString(event);

        assertThat(EventTypes.of(event)).isEqualTo(ContractFiles.typeOf(name));
        assertThat(ContractFiles.JSON.readTree(written)).isEqualTo(example);
        assertThat(written).startsWith("{\"type\":\"" + ContractFiles.typeOf(name) + "\",");
    }

    @Test
    void each_topic_is_a_channel_with_its_address_and_exactly_its_messages() {
        Map<String, List<String>> channels = new HashMap<>();
        ASYNC_API
                .get("channels")
                .properties()
                .forEach(channel -> channels.put(
                        channel.getValue().get("address").asText(),
                        names(channel.getValue().get("messages"))));

        Map<String, List<String>> expected = new HashMap<>();
        Topics.all().forEach(topic -> expected.put(address(topic), EventTypes.under(topic.event())));
        expected.put("relevo.handoffs.{queue}", EventTypes.under(Handoff.class));
        expected.put("relevo.{topic}.dead-letter", List.of("dead-letter"));

        assertThat(channels).isEqualTo(expected);
        assertThat(ASYNC_API
                        .at("/channels/dead-letters/parameters/topic/enum")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactlyElementsOf(
                        Topics.all().stream().map(Topic::name).toList());
    }

    @Test
    void a_channel_states_how_long_its_records_are_kept() {
        for (Topic topic : Topics.all()) {
            Duration retention = topic.retention();
            String kept = retention == null ? "Compacted." : "Kept %d days.".formatted(retention.toDays());

            assertThat(ASYNC_API
                            .at("/channels/" + topic.name() + "/description")
                            .asText())
                    .endsWith(kept);
        }
    }

    @Test
    void each_message_points_to_its_schema_and_each_operation_to_a_channel() {
        EventTypes.all().values().forEach(type -> assertThat(ASYNC_API
                        .at("/components/messages/" + type + "/payload/schema/$ref")
                        .asText())
                .isEqualTo("schema/" + type + ".json"));
        ASYNC_API.get("operations").properties().forEach(operation -> {
            String name = operation.getKey();
            String way = operation.getValue().get("action").asText().equals("send") ? "-writes-" : "-reads-";
            String channel = operation.getValue().at("/channel/$ref").asText().replace("#/channels/", "");

            assertThat(name).endsWith(way + channel);
            assertThat(ASYNC_API.get("channels").has(channel)).as(name).isTrue();
            operation.getValue().path("messages").forEach(message -> {
                String reference = message.get("$ref").asText();
                assertThat(reference).as(name).startsWith("#/channels/" + channel + "/messages/");
                assertThat(ASYNC_API.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            });
        });
    }

    @Test
    void the_documented_headers_are_those_that_are_written() {
        Event event = FILES.read("user-message");

        assertThat(names(ASYNC_API.at("/components/messageTraits/cloud-event/headers/properties")))
                .containsExactlyInAnyOrderElementsOf(
                        CloudEvents.headers(event, "/ingest-service").keySet());
    }

    /** {@code -Devents.write=true} writes the table. */
    @Test
    void the_reference_page_has_one_row_for_each_type() throws Exception {
        EventTable table = new EventTable(ASYNC_API, Path.of("../docs/reference/events.md"));
        if (Boolean.getBoolean("events.write")) {
            table.write();
        }

        assertThat(table.rowsOfThePage())
                .as("To write them: ./mvnw -pl event-contracts -Dtest=ContractTest -Devents.write=true test")
                .containsExactlyElementsOf(table.rows());
    }

    private static List<Error> faults(String example, JsonNode value) {
        return REGISTRY.getSchema(SchemaLocation.of(SCHEMA_BASE + ContractFiles.typeOf(example) + ".json"))
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Topic topic) {
        return topic.withPrefix(Topics.DEFAULT_PREFIX);
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static Set<String> with(Set<String> types, String one) {
        return Stream.concat(types.stream(), Stream.of(one)).collect(Collectors.toSet());
    }
}
