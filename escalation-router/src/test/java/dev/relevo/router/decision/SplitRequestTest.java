package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for a person that a user writes in more than one line. */
class SplitRequestTest {
    private final Story story = new Story(Policies.live());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiero hablar con|alguien",
                "necesito que me|atienda un asesor",
                "can I talk|to somebody please",
                "quero falar|com alguém",
                "me puedes comunicar|con|alguien de ustedes"
            })
    void a_request_that_is_split_over_lines_is_detected(String lines) {
        Story slow = new Story(Policies.live());
        for (String line : lines.split("\\|")) {
            assertThat(story.saidSoFar()).doesNotContain("handoff-opened");
            story.after(Duration.ofSeconds(5)).user(line);
            slow.after(Duration.ofSeconds(6)).user(line);
        }

        assertThat(story.said()).contains("handoff-opened");
        assertThat(slow.saidSoFar()).as("what no line says by itself").doesNotContain("handoff-opened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no quiero|hablar con un asesor",
                "no quiero|hablar|con un asesor",
                "no gracias, no necesito|un asesor",
                "ayer|hablé con un asesor",
                "I don't want|to talk to an agent",
                "não quero|falar com um atendente"
            })
    void what_a_line_before_takes_back_is_no_request(String lines) {
        for (String line : lines.split("\\|")) {
            story.after(Duration.ofSeconds(2)).user(line);
        }

        assertThat(story.saidSoFar()).doesNotContain("handoff-opened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no|quiero hablar con una persona",
                "não|quero falar com uma pessoa",
                "hola|asesor",
                "mi pedido no llega|agente por favor",
                "no me sirve|quiero hablar con un asesor"
            })
    void a_line_that_asks_by_itself_counts_at_once(String lines) {
        for (String line : lines.split("\\|")) {
            story.after(Duration.ofSeconds(2)).user(line);
        }

        assertThat(story.said()).contains("handoff-opened");
    }

    @Test
    void an_answer_ends_a_turn() {
        story.user("quiero hablar con").after(Duration.ofSeconds(1)).bot("¿con quién?");
        story.after(Duration.ofSeconds(1)).user("alguien");

        assertThat(story.saidSoFar()).doesNotContain("handoff-opened");
    }
}
