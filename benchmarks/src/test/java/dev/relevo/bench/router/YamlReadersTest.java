package dev.relevo.bench.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.router.policyfile.PolicyReader;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What the policy reader does and libraries do not: the facts of docs/decisions/0020. */
class YamlReadersTest {
    private static final String FIVE_FAULTS = """
            number: default
            timeZone: Europe/Madird
            mode: lvie
            mode: live
            score: {coolDown: 5 minutes}
            detectorz: {}
            paths: [{kind: AGENT}]
            """;

    private record Policy(String number, ZoneId timeZone, Mode mode, Score score, List<Map<String, String>> paths) {}

    private record Score(Duration coolDown) {}

    private enum Mode {
        live,
        shadow
    }

    @Test
    void the_policy_reader_names_all_faults_with_their_places() {
        assertThat(PolicyReader.check(FIVE_FAULTS, queue -> Optional.empty()).problems())
                .extracting(YamlProblem::line)
                .containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    void jackson_stops_at_the_first_fault() {
        var jackson = YAMLMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();

        JsonMappingException first =
                catchThrowableOfType(JsonMappingException.class, () -> jackson.readValue(FIVE_FAULTS, Policy.class));

        assertThat(first.getLocation().getLineNr()).isEqualTo(2);
        assertThat(first.getMessage()).doesNotContain("lvie");
    }

    @Test
    void jackson_takes_scalars_as_written_where_text_is_expected() throws IOException {
        assertThat(new YAMLMapper()
                        .readerForMapOf(String.class)
                        .<Map<String, String>>readValue("{language: no, number: 0012}"))
                .isEqualTo(Map.of("language", "no", "number", "0012"));
    }

    @Test
    void snakeyaml_loads_values_without_places_and_takes_no_for_a_boolean() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);

        assertThat(new Yaml().<Map<String, Object>>load("{language: no, number: 0012}"))
                .isEqualTo(Map.of("language", false, "number", 10));
        assertThatThrownBy(() -> new Yaml(strict).load(FIVE_FAULTS)).hasMessageContaining("duplicate key mode");
    }
}
