package dev.relevo.router.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences written for this test. */
class OfferAcceptedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¿Quieres que te pase con un asesor?                     | Sí            | true",
                "¿Quieres que te pase con un asesor?                     | dale, gracias | true",
                "¿Quieres que te pase con un asesor?                     | no            | false",
                "¿Quieres que te pase con un asesor?                     | sí, pero antes dime mi saldo | false",
                "Would you like me to connect you with a human agent?    | yes please    | true",
                "Would you like me to connect you with a human agent?    | Not yet       | false",
                "Posso transferir você para um atendente?                | sim           | true",
                "Posso transferir você para um atendente?                | agora não     | false",
                "¿Te ayudo con algo más?                                 | sí            | false",
                "Un asesor ya revisó tu pedido. ¿Algo más?               | sí            | false",
                "¿Qué necesitas?/1 - Saldo/2 - Hablar con un asesor      | sí            | false",
            })
    void yes_counts_after_an_offer_only(String bot, String answer, boolean accepted) {
        Story story = new Story(Policies.live());

        story.user("mi pedido no llega").bot(bot.replace('/', '\n')).user(answer);

        assertThat(story.saidSoFar().contains("handoff")).isEqualTo(accepted);
    }

    @Test
    void a_yes_to_the_question_after_the_offer_is_another_yes() {
        Story story = new Story(Policies.live());

        story.user("x1").bot("¿Quieres hablar con un asesor?").user("ahora no").bot("¿Te muestro tu saldo?");

        assertThat(story.user("sí").saidSoFar()).isEmpty();
    }
}
