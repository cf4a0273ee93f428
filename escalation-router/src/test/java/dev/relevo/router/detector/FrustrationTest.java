package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences written for this test. */
class FrustrationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "este servicio es terrible, estoy furiosa | 1",
                "this is terrible                         | 1",
                "que serviço horrível                     | 1",
                "this is not terrible                     | 0",
                "esto no es terrible                      | 0",
                "not good at all, not helpful             | 1",
                "quiero pagar mi factura                  | 0",
                "no                                       | 0",
                "no, no, no                               | 0",
                "gracias, excelente                       | 0",
            })
    void fires_so_many_times(String text, int times) {
        Story story = new Story(Policies.live());

        story.user(text);

        assertThat(Played.fired(story, Frustration.NAME)).isEqualTo(times);
    }

    @Test
    void is_never_enough_alone() {
        Story story = new Story(Policies.live());

        for (String text : new String[] {"terrible", "horrible", "awful", "disgusting"}) {
            story.bot(text + " noted").user("it is " + text);
        }

        assertThat(story.saidSoFar()).doesNotContain("handoff");
    }
}
