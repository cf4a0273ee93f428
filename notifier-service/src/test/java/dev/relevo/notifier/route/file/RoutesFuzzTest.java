package dev.relevo.notifier.route.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.route.RoutingTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The example with random damage: it is accepted and works, or it has problems, but reading it never fails. {@code -Dseed=} repeats a
 * run.
 */
class RoutesFuzzTest {
    private static final int DOCUMENTS = 3_000;
    private static final int MAX_CHANGES = 6;
    private static final List<String> PARTS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            "-",
            ",",
            "\"",
            "'",
            "\n",
            "  ",
            "*a",
            "&a ",
            "~",
            "null",
            "0",
            "-1",
            "99999999999",
            "=",
            "=~",
            "!~",
            "((",
            "a{1000}",
            "\\",
            "…",
            "\u0000",
            "24:00",
            "P7D",
            "route",
            "continue: true",
            "\t",
            "<<: ");

    @Test
    @Timeout(60)
    void a_damaged_document_is_accepted_or_has_problems() throws IOException {
        String example = Files.readString(Path.of("../docs/examples/routes.yaml"));
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int accepted = 0;

        for (int i = 0; i < DOCUMENTS; i++) {
            String document = damaged(example, random);
            assertThatCode(() -> check(document))
                    .as("seed %d\n%s", seed, document)
                    .doesNotThrowAnyException();
            accepted += RoutesReader.check(document).tree().isPresent() ? 1 : 0;
        }

        assertThat(accepted).as("damaged documents that are valid").isBetween(1, DOCUMENTS - 1);
    }

    private static void check(String document) {
        RoutesReader.Checked checked = RoutesReader.check(document);
        assertThat(checked.tree().isPresent()).isEqualTo(checked.problems().isEmpty());
        checked.tree().ifPresent(RoutesFuzzTest::use);
    }

    private static void use(RoutingTree tree) {
        Instant at = Instant.parse("2026-10-25T00:30:00Z");
        Map<String, String> labels = Map.of("alertname", "red-case", "severity", "critical", "number", "1");
        tree.match(labels).forEach(match -> {
            Route route = match.route();
            assertThat(route.steps()).isNotEmpty().allSatisfy(step -> assertThat(tree.receiver(step, at))
                    .isNotEmpty());
            assertThat(route.timings().firstAfter(labels)).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(tree.route(route.key())).contains(route);
            tree.mute(route, at);
        });
        tree.isInhibited(labels, List.of(labels));
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(1, MAX_CHANGES); i > 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, PARTS.get(random.nextInt(PARTS.size())));
                default -> {
                    int end = Math.min(damaged.length(), at + random.nextInt(40));
                    damaged.insert(random.nextInt(damaged.length()), damaged.substring(at, end));
                }
            }
        }
        return damaged.toString();
    }
}
