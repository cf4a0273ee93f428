package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotLoopTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Indícame tu número de pedido, por favor | Indícame tu número de pedido por favor. | mi pedido | 1",
                "Indícame tu número de pedido, por favor | Tu pedido sale mañana por la mañana     | mi pedido | 0",
                "Cancelo la reserva HX4410 del 17 de mayo | Cancelo la reserva KP9921 del 22 de mayo | sí, esa | 0",
                "Cancelo la reserva HX4410 del 17 de mayo | Cancelo la reserva HX4410 del 17 de mayo | sí, esa | 1",
                "Opción no válida, te quedan 3 intentos   | Opción no válida, te quedan 2 intentos   | salir   | 1",
                "Muchas gracias                          | Muchas gracias                          | mi pedido | 0",
                "1 - Saldo/2 - Pagos/3 - Reclamos        | 1 - Saldo/2 - Pagos/3 - Reclamos        | menú      | 0",
                "1 - Saldo/2 - Pagos/3 - Reclamos        | 1 - Saldo/2 - Pagos/3 - Reclamos        | me cobraron dos veces | 1",
            })
    void tells_a_loop(String first, String second, String between, int loops) {
        Story story = new Story(Policies.live());

        story.bot(first.replace('/', '\n')).user(between).bot(second.replace('/', '\n'));

        assertThat(Played.fired(story, BotLoop.NAME)).isEqualTo(loops);
    }

    @Test
    void only_the_last_six_of_its_turns_are_looked_at() {
        Story story = new Story(Policies.live());
        story.bot("¿En qué ciudad estás ahora?");
        for (String other : new String[] {"alfa", "beta", "gama", "delta", "sigma", "omega"}) {
            story.bot(other);
        }
        story.user("en la capital del norte");

        story.bot("¿En qué ciudad estás ahora?");

        assertThat(Played.fired(story, BotLoop.NAME)).isZero();
    }

    @Test
    void two_loops_in_a_row_lead_to_an_offer() {
        Story story = new Story(Policies.live());

        story.bot("¿En qué ciudad estás ahora?").user("en la capital del norte");
        story.bot("¿En qué ciudad estás ahora?").user("ya te lo he dicho");
        story.bot("¿En qué ciudad estás ahora?");

        assertThat(story.said()).contains("handoff-offered");
    }
}
