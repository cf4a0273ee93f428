package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserRepeatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¿Dónde está mi pedido?          | donde esta mi pedido       | true",
                "quiero cambiar mi dirección     | quiero cambiar la dirección | true",
                "quiero cambiar mi dirección     | cuánto cuesta el envío      | false",
                "cancela la reserva HX4410       | cancela la reserva KP9921   | false",
                "cancela la reserva HX4410       | cancela la reserva HX4410   | true",
                "12345678                        | 12345678                    | false",
                "sí                              | sí                          | false",
                "buenos días                     | Buenos días                 | false",
            })
    void tells_a_repetition(String first, String second, boolean repeated) {
        Story story = new Story(Policies.live());

        story.user(first).bot("…").user(second);

        assertThat(story.state.suspicion().repeats()).isEqualTo(repeated ? 1 : 0);
    }

    @Test
    void the_second_repetition_counts_double() {
        Story story = new Story(Policies.live());

        story.user("¿dónde está mi pedido?")
                .bot("…")
                .user("¿dónde está mi pedido?")
                .bot("…");
        assertThat(story.state.suspicion().score()).isEqualTo(0.5);

        story.user("¿dónde está mi pedido?");
        assertThat(story.said()).contains("handoff");
    }

    @Test
    void only_the_last_six_turns_of_the_user_are_compared() {
        Story story = new Story(Policies.live());
        story.user("¿dónde está mi pedido?");
        for (String other :
                new String[] {"alfa uno", "beta dos", "gama tres", "delta cuatro", "sigma cinco", "omega seis"}) {
            story.bot("…").user(other);
        }

        story.bot("…").user("¿dónde está mi pedido?");

        assertThat(story.state.suspicion().repeats()).isZero();
    }
}
