package dev.relevo.kit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All problems of a document are found in one reading, each with its place and a suggestion. */
class YamlTextTest {
    private static final List<String> KEYS = List.of("name", "zone", "wait", "names");

    private final YamlProblems problems = new YamlProblems();

    @Test
    void each_problem_has_line_column_path_and_suggestion() {
        YamlObject written = read("""
                name: no
                nam: x
                zone: America/Bogata
                wait: 5 minutes
                """);

        assertThat(written.find("name").orElseThrow().text("a name")).contains("no");
        assertThat(written.find("zone").flatMap(YamlObject::zone)).isEmpty();
        assertThat(written.duration("wait", Duration.ZERO, Duration.ofDays(1), Duration.ofSeconds(7)))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(told())
                .containsExactly(
                        "2:1: nam: unknown key; did you mean 'name'?",
                        "3:7: zone: expected a time zone such as America/Bogota, got 'America/Bogata';"
                                + " did you mean 'America/Bogota'?",
                        "4:7: wait: expected a duration such as PT60S, got '5 minutes'");
    }

    @Test
    void a_duplicate_key_and_a_duplicate_text_are_named() {
        YamlObject written = read("""
                name: a
                name: b
                names: [x, y, x]
                """);

        assertThat(written.texts("names", 10)).containsExactly("x", "y");
        assertThat(told()).containsExactly("2:1: name: duplicate key", "3:15: names[2]: 'x' is a duplicate");
    }

    @Test
    void invalid_or_missing_yaml_is_one_problem() {
        assertThat(YamlText.read("", "a list of names", problems)).isEmpty();
        assertThat(YamlText.read("a: [", "a list of names", problems)).isEmpty();

        assertThat(told()).first().isEqualTo("1:1: expected a list of names, got nothing");
        assertThat(told()).last().asString().contains("invalid YAML");
    }

    private YamlObject read(String text) {
        return YamlText.read(text, "an object", problems).orElseThrow().object(KEYS);
    }

    private List<String> told() {
        return problems.inOrder().stream().map(YamlProblem::toString).toList();
    }
}
