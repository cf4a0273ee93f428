package dev.relevo.router.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.detector.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents' examples are used unchanged, and each mistake they mention is made in them. */
class PolicyDocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_examples_are_valid() throws IOException {
        List<String> examples = examples();

        assertThat(examples).hasSize(2);
        assertThat(examples).allSatisfy(example -> assertThat(problems(example)).isEmpty());
    }

    @Test
    void the_check_prints_what_the_how_to_shows() throws IOException {
        String example = examples().getLast();
        String misspelt = example.replaceFirst("language: pt", "langauge: pt").replace("support-any}", "support-all}");
        String withoutForm = example.replaceFirst("(?m)^.*WEB_FORM.*\n", "");

        List<String> shown = Files.readAllLines(DOCS.resolve("how-to/write-a-policy.md"));
        assertThat(problems(misspelt)).hasSize(2).allSatisfy(problem -> assertThat(shown)
                .contains("policy.yaml:" + problem));
        assertThat(problems(withoutForm)).hasSize(1).allSatisfy(problem -> assertThat(shown)
                .contains("policy.yaml:" + problem));
    }

    @Test
    void the_reference_names_every_key() throws IOException {
        String reference = Files.readString(DOCS.resolve("reference/policy.md"));

        for (PolicyKeys kind : PolicyKeys.values()) {
            assertThat(kind.keys())
                    .allSatisfy(key -> assertThat(reference).containsPattern("`\\{?([a-z]+, )?" + key + "[`},]"));
        }
        String concepts = Files.readString(DOCS.resolve("concepts/escalation.md"));
        for (Detector detector : Detectors.DEFAULT.all()) {
            assertThat(reference).contains("`" + detector.name() + "`");
            assertThat(detector.keys()).allSatisfy(key -> assertThat(reference).contains("`" + key + "`"));
            assertThat(concepts).contains("| `" + detector.name() + "` |");
        }
        for (var phrase : dev.relevo.router.policy.Phrase.values()) {
            assertThat(reference).contains("`" + phrase.key() + "`");
        }
    }

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(DOCS.resolve("how-to/write-a-policy.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> problems(String yaml) {
        return PolicyReader.check(yaml, queue -> Optional.empty()).problems().stream()
                .map(YamlProblem::toString)
                .toList();
    }
}
