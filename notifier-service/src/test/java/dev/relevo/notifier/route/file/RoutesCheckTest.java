package dev.relevo.notifier.route.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.kit.yaml.DocumentCheck;
import dev.relevo.kit.yaml.YamlProblem;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./relevo check} finds on its class path and asks. */
class RoutesCheckTest {
    private final DocumentCheck check =
            ServiceLoader.load(DocumentCheck.class).findFirst().orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "route: {receiver: r}                 | true",
                "receivers: [r]\\nroute:\\n  receiver: r | true",
                "\"route\": {}                        | true",
                "{\"route\": {\"receiver\": \"r\"}}   | true",
                "route: [                             | true",
                "number: default\\ntimeZone: UTC      | false",
                "number: default\\n  route: x         | false",
                "routes: []                           | false",
            })
    void a_document_with_route_at_the_top_is_a_routing_tree(String text, boolean expected) {
        assertThat(check.isFor(text.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @Test
    void its_problems_are_those_of_the_reader() {
        assertThat(check.problems("route: {reciever: r}"))
                .extracting(YamlProblem::toString)
                .contains("1:9: route.reciever: unknown key; did you mean 'receiver'?");
    }
}
