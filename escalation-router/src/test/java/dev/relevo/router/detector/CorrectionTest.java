package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says that the bot misunderstood and what only sounds like it. Sentences written for this test. */
class CorrectionTest {
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Story story = new Story(Policies.live());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no, eso no es lo que pregunté",
                "eso no fue lo que pedí",
                "sigues sin entenderme",
                "no me estás entendiendo",
                "no me entendiste",
                "te equivocas",
                "no, te equivocaste",
                "respuesta equivocada",
                "esa respuesta es incorrecta",
                "no respondiste mi pregunta",
                "no me contestaste lo que te pregunté",
                "eso no me sirve",
                "eso no me ayuda",
                "no es eso",
                "no me refiero a eso",
                "yo pregunté otra cosa",
                "entendiste mal",
                "no es lo que busco",
                "não foi isso que eu perguntei",
                "você não entendeu",
                "vc não está me entendendo",
                "não é isso",
                "não é isso que eu quero",
                "resposta errada",
                "isso não me ajuda",
                "não respondeu minha pergunta",
                "você entendeu errado",
                "continua sem me entender",
                "wrong answer",
                "that's not what I asked",
                "No, that is not what I meant!",
                "that’s not what I said",
                "you don't understand",
                "you didn't understand me",
                "you misunderstood",
                "that doesn't answer my question",
                "not what I'm looking for",
                "you're not listening to me",
                "this is the wrong answer again",
                "you got it wrong",
                "I didn't ask for that",
                "that doesn't help",
                "I think you misunderstood",
                "sorry, you misunderstood me",
                "acho que você não entendeu",
                "no me respondiste",
                "no me contestaste",
                "no estás respondiendo lo que te pregunto",
                "responde mi pregunta",
                "esa no es mi pregunta",
                "esa no es la respuesta",
                "mi pregunta era otra",
                "este bot no entiende nada",
                "no entendés nada",
                "creo que no entendiste",
                "eso está mal",
                "incorrecto",
                "no quise decir eso",
                "this bot doesn't understand",
                "I don't think you understood",
                "you must have misunderstood",
                "answer my question",
                "you didn't answer my question",
                "I asked something else",
                "I meant something else",
                "that makes no sense",
                "did you even read my message",
                "essa não é a minha pergunta",
                "minha pergunta é outra",
                "não te perguntei isso",
                "você não respondeu",
                "você não me ajudou",
                "nada a ver",
                "isso não faz sentido",
                "não percebeste a minha pergunta",
                "não estás a perceber",
                "tu não entendes",
                "No. Te equivocaste",
                "no entendiste, yo pregunté por mi saldo",
                "la respuesta no es lo que pedí",
                "usted no respondió mi pregunta",
                "no, that's not it",
            })
    void is_a_correction(String text) {
        assertThat(corrections(text)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no entendí la factura",
                "did I misunderstand?",
                "sorry, I misunderstood",
                "no, mi correo es otro",
                "no, mi número es 3001234567",
                "I got the wrong answer in the quiz",
                "wrong item delivered",
                "you sent me the wrong size",
                "me llegó otro producto, eso no es lo que pedí",
                "the package arrived and it is not what I wanted",
                "chegou outro produto, não foi isso que eu pedi",
                "não entendi a cobrança",
                "I don't understand my bill",
                "no, gracias",
                "me equivoqué de fecha",
                "mi jefe no me entiende",
                "la dirección está equivocada, es calle 5",
                "wrong password",
                "I entered the wrong number",
                "no funciona mi internet",
                "my card is not working",
                "you don't have to",
                "si no me entiendes dime",
                "quiero cambiar mi respuesta",
                "el profesor no respondió mi pregunta",
                "o médico não respondeu a minha pergunta",
                "o médico no respondió mi pregunta",
                "no me entiende mi esposa",
                "la pizza no es lo que pedí",
                "el vestido no es lo que pedí",
                "the dress is not what I wanted",
                "wrong item, not what I asked for",
                "não é o que eu pedi, veio outro",
                "I didn't ask for this subscription",
                "I never asked for this charge",
                "não é isso?",
                "no es así?",
                "that's not it?",
                "no te equivocas",
                "te equivocas de número",
                "eso no me sirve, tienes otra talla?",
                "ella no me entiende",
                "a roupa não é o que eu queria",
                "la doctora no me respondió la consulta",
                "my order is not what I wanted",
                "can you answer my question?",
                "está mal mi dirección",
            })
    void is_not_a_correction(String text) {
        assertThat(corrections(text)).isZero();
    }

    @Test
    void two_in_a_row_reach_an_offer() {
        story.user("no, eso no es lo que pregunté").bot("¿En qué más te ayudo?").after(PAUSE);
        assertThat(story.saidSoFar()).isEmpty();

        story.user("sigues sin entenderme");

        assertThat(story.said()).contains("handoff-offered").doesNotContain("handoff");
    }

    @Test
    void five_in_a_row_hand_off() {
        for (String text : new String[] {
            "no, eso no es lo que pregunté",
            "sigues sin entenderme",
            "não foi isso que eu perguntei",
            "wrong answer",
            "you didn't understand"
        }) {
            story.user(text).bot("Elige una opción, número " + text.length()).after(PAUSE);
        }

        assertThat(Played.reasons(story)).contains(Correction.NAME);
    }

    private long corrections(String text) {
        return Played.fired(story.user(text), Correction.NAME);
    }
}
