package dev.relevo.router.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.relevo.event.PathValues;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.detector.Detectors;
import dev.relevo.router.detector.SettingsSource;
import dev.relevo.router.policy.Phrase;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Holds the JSON Schema and the reader equal, over one policy that has every key: both take it, both refuse it when any one of
 * its values is replaced by nonsense (so neither overlooks a key), and each object has the same keys in both.
 */
class PolicySchemaTest {
    private static final String EVERY_KEY = resource("every-key.yaml");
    private static final String SCHEMA = resource("escalation-policy.schema.json");
    private static final String ID = "https://relevo.dev/schema/v1/escalation-policy.json";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, SCHEMA)));

    /** A value's path and its position in {@link #EVERY_KEY}. */
    record Place(String path, int from, int to) {
        /** White space behind a block belongs to what follows it. */
        String replacedBy(String value) {
            String rest = EVERY_KEY.substring(from, to);
            return EVERY_KEY.substring(0, from)
                    + value
                    + EVERY_KEY.substring(from + rest.stripTrailing().length());
        }

        @Override
        public String toString() {
            return path;
        }
    }

    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(new Yaml(new LoaderOptions()).compose(new StringReader(EVERY_KEY)), "", places);
        return places;
    }

    @Test
    void both_take_the_policy_with_every_key() throws InvalidPolicyException {
        assertThat(faults(EVERY_KEY)).isEmpty();
        assertThat(PolicyReader.read(EVERY_KEY).number()).isEqualTo("106540352242922");
    }

    @Test
    void the_policy_with_every_key_has_every_key() {
        Set<String> written = new HashSet<>();
        places().forEach(
                        place -> written.add(place.path().substring(place.path().lastIndexOf('.') + 1)));

        for (PolicyKeys kind : PolicyKeys.values()) {
            assertThat(written).containsAll(kind.keys());
        }
        for (Detector detector : Detectors.DEFAULT.all()) {
            assertThat(written).contains(detector.name()).containsAll(detector.keys());
        }
        assertThat(written).containsAll(phraseKeys());
    }

    @ParameterizedTest
    @MethodSource("places")
    void both_refuse_nonsense_at_each_place(Place place) {
        String nonsense = place.replacedBy("{nobody: [knows]}");

        assertThat(PolicyReader.check(nonsense, queue -> Optional.empty()).problems())
                .extracting(YamlProblem::path)
                .anyMatch(path -> path.startsWith(place.path()));
        assertThat(faults(nonsense)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(PolicyKeys.class)
    void an_object_has_the_same_keys_in_both(PolicyKeys kind) throws IOException {
        assertThat(definedKeys(kind.definition())).containsExactlyInAnyOrderElementsOf(kind.keys());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void a_detector_has_the_same_keys_in_both(Detector detector) throws IOException {
        String reference = schema().at("/$defs/detectors/properties/" + detector.name() + "/$ref")
                .asText();

        assertThat(definedKeys(reference.replace("#/$defs/", ""))).containsExactlyInAnyOrderElementsOf(detector.keys());
    }

    static List<Detector> detectors() {
        return Detectors.DEFAULT.all();
    }

    @Test
    void messages_and_detectors_have_the_same_names_in_both() throws IOException {
        assertThat(definedKeys("messages")).containsExactlyInAnyOrderElementsOf(phraseKeys());
        List<String> names = new ArrayList<>();
        schema().at("/$defs/detectorName/enum").forEach(name -> names.add(name.asText()));
        assertThat(names).containsExactlyInAnyOrderElementsOf(Detectors.DEFAULT.names());
        assertThat(definedKeys("detectors")).containsExactlyInAnyOrderElementsOf(Detectors.DEFAULT.names());
    }

    @Test
    void limits_are_the_same_in_both() throws IOException {
        Map<String, Integer> limits = new TreeMap<>(Map.of(
                "/$defs/policy/properties/queues/maxItems", QueueReader.MAX_QUEUES,
                "/$defs/policy/properties/paths/maxItems", PathReader.MAX_PATHS,
                "/$defs/policy/properties/labels/maxItems", PolicyReader.MAX_LABELS,
                "/$defs/textOrTexts/oneOf/1/maxItems", QueueReader.MAX_VALUES,
                "/$defs/botMiss/properties/fallbackTexts/maxItems", SettingsSource.MAX_TEXTS,
                "/$defs/hours/oneOf/1/properties/closed/maxItems", HoursReader.MAX_CLOSED,
                "/$defs/path/properties/value/maxLength", PathValues.MAX_LENGTH,
                "/$defs/sentence/maxLength", MessageReader.MAX_SENTENCE,
                "/$defs/button/maxLength", MessageReader.MAX_BUTTON,
                "/$defs/pathLabel/maxLength", MessageReader.MAX_LABEL));

        JsonNode schema = schema();
        assertThat(limits)
                .allSatisfy(
                        (place, limit) -> assertThat(schema.at(place).asInt()).isEqualTo(limit));
    }

    private static List<String> phraseKeys() {
        return Arrays.stream(Phrase.values()).map(Phrase::key).toList();
    }

    private static List<String> definedKeys(String definition) throws IOException {
        List<String> keys = new ArrayList<>();
        schema().at("/$defs/" + definition + "/properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper().readTree(SCHEMA);
    }

    private static List<Error> faults(String yaml) {
        return REGISTRY.getSchema(SchemaLocation.of(ID)).validate(yaml, InputFormat.YAML);
    }

    private static void collect(Node node, String path, List<Place> places) {
        if (node instanceof MappingNode object) {
            object.getValue().forEach(tuple -> {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                Node value = tuple.getValueNode();
                String inside = path.isEmpty() ? key : path + "." + key;
                places.add(new Place(
                        inside,
                        value.getStartMark().getIndex(),
                        value.getEndMark().getIndex()));
                collect(value, inside, places);
            });
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                collect(list.getValue().get(i), path + "[" + i + "]", places);
            }
        }
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(PolicySchemaTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
