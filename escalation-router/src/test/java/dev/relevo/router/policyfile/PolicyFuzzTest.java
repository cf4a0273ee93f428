package dev.relevo.router.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text is read to an end, with the problems named. A seed that fails is in the message. */
class PolicyFuzzTest {
    private static final int ROUNDS = 1_000;
    private static final String PIECES = " \n\t:-,{}[]\"'#&*!|>%@`~0:.9aé\u0000\uD83D";

    @Test
    void a_damaged_policy_is_read_to_its_end() throws IOException {
        String good;
        try (var stream = Objects.requireNonNull(PolicyFuzzTest.class.getResourceAsStream("every-key.yaml"))) {
            good = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }

        for (int seed = 0; seed < ROUNDS; seed++) {
            String damaged = damaged(good, new Random(seed));
            assertThatCode(() -> PolicyReader.check(damaged, queue -> Optional.empty()))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queues: &a [*a]",
                "queues: [&a {name: a, when: *a}]",
                "paths: &a {a: *a}",
                "messages: &a {es: *a}",
                "? [a, b] : c",
                "!!java.net.URL [\"http://example.org\"]",
                "number: !!binary aGk=",
                "--- a\n--- b",
                "&a a: *a",
            })
    void what_yaml_can_do_besides_is_refused(String yaml) {
        assertThat(PolicyReader.check(yaml, queue -> Optional.empty()).problems())
                .isNotEmpty();
    }

    @Test
    void nesting_without_end_is_refused() {
        String deep = "queues: " + "[".repeat(PolicyReader.MAX_BYTES - 8);

        assertThat(PolicyReader.check(deep, queue -> Optional.empty()).problems())
                .hasSize(1);
    }

    /** Up to five characters taken out, put in or exchanged. */
    private static String damaged(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int slips = 1 + random.nextInt(5); slips > 0; slips--) {
            int place = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(place);
                case 1 -> text.insert(place, piece);
                default -> text.setCharAt(place, piece);
            }
        }
        return text.toString();
    }
}
