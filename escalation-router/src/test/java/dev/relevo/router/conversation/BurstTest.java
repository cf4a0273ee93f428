package dev.relevo.router.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines in a row are one turn: a silence takes time. */
class BurstTest {
    private final Story story = new Story(Policies.live());

    @Test
    void lines_within_seconds_are_no_silence_however_often_the_bot_answers_them() {
        List<String> words = List.of("zapatos", "factura", "mañana", "domicilio", "talla", "cupón");
        for (String word : words) {
            story.after(Duration.ofMinutes(1)).user(word);
            story.after(Duration.ofSeconds(1)).user("sobre " + word);
            story.after(Duration.ofSeconds(1)).user("el " + word + " de ayer");
            story.after(Duration.ofSeconds(2)).bot(word + ": así es");
        }

        assertThat(story.state.suspicion().evidence()).extracting("detector").doesNotContain("bot-silent");
        assertThat(story.saidSoFar()).isEmpty();
    }

    @Test
    void further_messages_after_a_while_are() {
        story.user("hola").after(Duration.ofSeconds(15)).user("¿hay alguien?");
        assertThat(story.state.suspicion().score()).isZero();

        story.after(Duration.ofSeconds(1)).user("¿me leen?");

        assertThat(story.state.suspicion().evidence()).extracting("detector").containsExactly("bot-silent");
    }

    @Test
    void who_asks_for_somebody_in_a_burst_is_heard_at_once() {
        story.user("hola").after(Duration.ofSeconds(1)).user("quiero hablar con una persona");

        assertThat(story.said()).contains("handoff-opened");
    }
}
