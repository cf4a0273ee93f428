package dev.relevo.notifier.route.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.route.RouteMatch;
import dev.relevo.notifier.route.RoutingTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example has every key and is valid; the reference has a row for each key; the trees in it are valid. */
class RoutesDocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_example_is_valid_and_has_every_key() throws IOException {
        String example = Files.readString(DOCS.resolve("examples/routes.yaml"));

        assertThat(RoutesReader.check(example).problems()).isEmpty();
        for (RouteKeys object : RouteKeys.values()) {
            assertThat(object.keys())
                    .allMatch(key ->
                            Pattern.compile("\\b" + key + ":").matcher(example).find());
        }
    }

    @Test
    void a_red_number_goes_to_people_on_call_and_to_the_team() throws IOException {
        RoutingTree tree = RoutesReader.check(Files.readString(DOCS.resolve("examples/routes.yaml")))
                .accepted();

        List<RouteMatch> matches = tree.match(
                Map.of("alertname", "red-case", "severity", "critical", "number", "106540352242922", "account", "a"));

        assertThat(matches).extracting(RouteMatch::path).containsExactly("route.routes[0]", "route.routes[1]");
    }

    @Test
    void the_reference_has_a_row_for_each_key() throws IOException {
        String reference = Files.readString(DOCS.resolve("reference/routes.md"));

        for (RouteKeys object : RouteKeys.values()) {
            assertThat(object.keys()).allSatisfy(key -> assertThat(reference).contains("| `" + key + "` |"));
        }
    }

    @Test
    void the_trees_in_the_reference_are_valid() throws IOException {
        List<String> trees = YAML.matcher(Files.readString(DOCS.resolve("reference/routes.md")))
                .results()
                .map(MatchResult::group)
                .map(tree -> tree.substring("```yaml\n".length(), tree.length() - 3))
                .toList();

        assertThat(trees).isNotEmpty().allSatisfy(tree -> assertThat(
                        RoutesReader.check(tree).problems())
                .isEmpty());
    }
}
