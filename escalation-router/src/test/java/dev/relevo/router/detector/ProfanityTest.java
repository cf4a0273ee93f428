package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences written for this test. */
class ProfanityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "esto es una mierda              | 1",
                "hijos de puta, contesten        | 1",
                "¡COÑO!                          | 1",
                "this is bullshit                | 1",
                "puta que pariu, que demora      | 1",
                "mi martillo y una cerveza       | 0",
                "quero comer peru com amador     | 0",
                "how do I assess my class        | 0",
            })
    void fires_so_many_times(String text, int times) {
        Story story = new Story(Policies.live());

        story.user(text);

        assertThat(Played.fired(story, Profanity.NAME)).isEqualTo(times);
    }

    @Test
    void the_second_time_is_enough() {
        Story story = new Story(Policies.live());
        story.user("qué mierda").bot("Lo siento");
        assertThat(story.saidSoFar()).isEmpty();

        story.user("otra mierda más");

        assertThat(Played.reasons(story)).contains(Profanity.NAME);
    }
}
