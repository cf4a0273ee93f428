package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences written for this test. */
class OfferAcceptedTest {
    private final Story story = new Story(Policies.live());

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
                "Puedes hablar con un asesor en el 018000. ¿Te ayudo con algo más? | sí | false",
                "¿Cómo calificas la atención de nuestro asesor? | bueno | false",
                "¿Quedaste conforme con la atención de nuestro agente? | sí | false",
                "¿Pudiste hablar con el asesor? | sí | false",
                "Did you get to talk to an agent? | yes | false",
                "Did the customer support help you? | yes | false",
                "Você conseguiu falar com o atendente? | sim | false",
                "¿Quieres seguir conmigo sin hablar con un asesor? | sí | false",
                "¿Prefieres seguir aquí o hablar con un asesor? | sí | false",
                "Would you like to continue here or talk to an agent? | yes | false",
                "Quer continuar aqui ou falar com um atendente? | sim | false",
                "You can talk to an agent at 555 0100. Anything else? | yes | false",
                "¿Deseas que te contacte un asesor? | sí | true",
                "¿Quieres que un asesor te llame? | sí | true",
                "¿Te gustaría que te atienda un asesor? | sí | true",
                "¿Desea ser atendido por un asesor? | sí | true",
                "¿Necesitas un asesor? | sí | true",
                "Puedo pasarte con un humano, ¿te parece bien? | sí | true",
                "Would you like a human to help? | yes | true",
                "Quer que eu chame um atendente? | sim | true",
                "Deseja ser atendido por um humano? | sim | true",
                "Quer falar com o atendente? | sim | true",
                "¿Quieres hablar con un asesor, sí o no? | sí | true",
                "Tu pedido va tarde. ¿Quieres hablar con un asesor? | sí | true",
                "¿Quieres que te pase con un asesor? | quiero saber mi saldo | false",
                "¿Quieres que te pase con un asesor? | quiero pagar mi factura | false",
                "¿Quieres que te pase con un asesor? | prefiero seguir contigo | false",
                "¿Quieres que te pase con un asesor? | listo, ya lo resolví | false",
                "¿Quieres que te pase con un asesor? | eso es todo, gracias | false",
                "¿Quieres que te pase con un asesor? | ok luego | false",
                "¿Quieres que te pase con un asesor? | por favor dime mi saldo | false",
                "¿Quieres que te pase con un asesor? | claro que no | false",
                "¿Quieres que te pase con un asesor? | sí, luego | false",
                "Would you like me to connect you with a human agent? | ok never mind | false",
                "Would you like me to connect you with a human agent? | ok later | false",
                "Would you like me to connect you with a human agent? | please cancel my order | false",
                "Would you like me to connect you with a human agent? | of course not | false",
                "Would you like me to connect you with a human agent? | yes, but not now | false",
                "Posso transferir você para um atendente? | quero pagar o boleto | false",
                "Posso transferir você para um atendente? | pode deixar | false",
                "Posso transferir você para um atendente? | isso é tudo | false",
                "Posso transferir você para um atendente? | quero continuar aqui | false",
                "Posso transferir você para um atendente? | sim, mas antes o saldo | false",
                "¿Quieres que te pase con un asesor? | sí, necesito más ayuda | true",
                "¿Quieres que te pase con un asesor? | sí por favor, no entiendo nada | true",
                "¿Quieres que te pase con un asesor? | sí, el bot no me ayuda | true",
                "¿Quieres que te pase con un asesor? | siii | true",
                "¿Quieres que te pase con un asesor? | porfa | true",
                "¿Quieres que te pase con un asesor? | perfecto | true",
                "¿Quieres que te pase con un asesor? | está bien | true",
                "¿Quieres que te pase con un asesor? | obvio | true",
                "¿Quieres que te pase con un asesor? | va | true",
                "¿Quieres que te pase con un asesor? | 👍 | true",
                "¿Quieres que te pase con un asesor? | 👍🏽 | true",
                "¿Quieres que te pase con un asesor? | ok, gracias | true",
                "¿Quieres que te pase con un asesor? | quiero | true",
                "Would you like me to connect you with a human agent? | sure, why not | true",
                "Would you like me to connect you with a human agent? | yea | true",
                "Would you like me to connect you with a human agent? | fine | true",
                "Would you like me to connect you with a human agent? | please | true",
                "Would you like me to connect you with a human agent? | ok please do | true",
                "Would you like me to connect you with a human agent? | that would be great | true",
                "Posso transferir você para um atendente? | sim, não aguento mais | true",
                "Posso transferir você para um atendente? | uhum | true",
                "Posso transferir você para um atendente? | blz | true",
                "Posso transferir você para um atendente? | tá bom | true",
                "Posso transferir você para um atendente? | pfv | true",
                "Posso transferir você para um atendente? | pode ser | true",
                "Posso transferir você para um atendente? | quero sim | true",
                "¿Ya te contactó un asesor? | sí | false",
                "Was the agent helpful? | sí | false",
                "O atendente resolveu seu problema? | sí | false",
                "¿Quieres hablar con un asesor o ver tu saldo? | sí | false",
                "Para hablar con un asesor llama al 018000. ¿Necesitas algo más? | sí | false",
                "¿A qué hora te llamó el agente? | sí | false",
                "¿Quieres hablar con un asesor o agente? | sí | true",
                "Te puedo comunicar con un asesor. ¿Te comunico? | sí | true",
                "I can connect you with an agent. Would you like that? | sí | true",
                "Would you like someone to call you? | sí | true",
                "Se isso não ajudou, quer falar com um atendente? | sí | true",
                "¿Quieres que te pase con un asesor? | sí, ya no aguanto más | true",
                "¿Quieres que te pase con un asesor? | me parece bien | true",
                "¿Quieres que te pase con un asesor? | bueno, mejor dime mi saldo | false",
                "¿Quieres que te pase con un asesor? | perfecto, eso era todo, gracias | false",
                "¿Quieres que te pase con un asesor? | vale, lo pienso | false",
                "¿Quieres que te pase con un asesor? | gracias | false",
                "If you lost it or need more help, I can transfer you to an agent. Would you like me to do that? | yes | true",
            })
    void yes_counts_after_an_offer_only(String bot, String answer, boolean accepted) {
        story.user("mi pedido no llega").bot(bot.replace('/', '\n')).user(answer);

        assertThat(Played.isHandedOff(story)).isEqualTo(accepted);
    }
}
