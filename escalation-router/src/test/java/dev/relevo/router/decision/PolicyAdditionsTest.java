package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.detector.AuditProbe;
import dev.relevo.router.detector.BotMiss;
import dev.relevo.router.detector.Detectors;
import dev.relevo.router.detector.HumanRequest;
import dev.relevo.router.detector.Profanity;
import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that a policy adds, against the same words without it. Each sentence says nothing to the built-in lists. */
class PolicyAdditionsTest {
    private static final Detectors USUAL = Detectors.DEFAULT;
    private static final Detectors OWN = USUAL.with(new HumanRequest(
                    1.0,
                    Map.of(
                            HumanRequest.ANY_LANGUAGE,
                            Phrases.of("mesa de ayuda", "SOS"),
                            "es",
                            Phrases.of("Don Pedro"),
                            "pt",
                            Phrases.of("Seu Pedro")),
                    true))
            .with(new BotMiss(0.4, 0.3, 0.1, Templates.of(List.of("No te entendí*", "Escoge una opción válida."))))
            .with(new Profanity(0.3, 1.0, Phrases.of("cochambre", "vaya tela")))
            .with(new AuditProbe(1.0, 1, Phrases.of("prueba de calidad 7")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "páseme con la MESA de ayuda        | true",
                "sos                                | true",
                "sosa                               | false",
                "la mesa está coja, ayuda           | false",
                "busco a don Pedro                  | true",
                "cadê o seu Pedro                   | true",
            })
    void a_phrase_of_the_policy_is_a_request(String text, boolean request) {
        assertThat(asks(text, OWN)).isEqualTo(request);
        assertThat(asks(text, USUAL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hola, quiero pagar mi cuenta   | busco a don Pedro | true",
                "olá, quero pagar minha conta   | cadê o seu Pedro  | true",
                "hola, quiero pagar mi cuenta   | cadê o seu Pedro  | false",
                "olá, quero pagar minha conta   | mesa de ayuda     | true",
            })
    void a_phrase_of_one_language_does_not_count_in_another(String before, String text, boolean request) {
        Story story = new Story(Policies.live());
        story.user(before);

        assertThat(asks(story, text, OWN)).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I want to talk to sales                          | true",
                "quiero hablar con ventas                         | true",
                "me comunicas con un vendedor? contactar ventas   | true",
                "quero falar com vendas, por favor                | true",
                "transfer me to your sales team please            | true",
                "I don't want to talk to sales                    | false",
                "no quiero hablar con ventas                      | false",
                "não quero falar com vendas                       | false",
                "¿cuándo empiezan las ventas?                     | false",
                "are the sales still on                           | false",
            })
    void to_ask_for_sales_is_a_request_if_the_policy_allows_it(String text, boolean request) {
        assertThat(asks(text, OWN)).isEqualTo(request);
        assertThat(asks(text, USUAL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¡No te entendí! ¿Puedes repetir?   | true",
                "no te entendi                      | true",
                "escoge una opcion valida           | true",
                "escoge una opcion valida ya        | false",
                "ahora no te entendí                | false",
            })
    void a_fallback_text_of_the_policy_is_a_miss(String text, boolean miss) {
        Story story = new Story(Policies.live());
        Input said = new Input.Happened(new BotMessage(story.meta(), Story.REF, MessageContent.text("id", text), null));

        assertThat(OWN.get(BotMiss.class).inspect(story.state, said, Story.T0).isPresent())
                .isEqualTo(miss);
        assertThat(USUAL.get(BotMiss.class).inspect(story.state, said, Story.T0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"esto es una COCHAMBRE | true", "pues vaya tela       | true", "la tela vaya         | false"})
    void a_word_of_the_policy_is_strong_language(String text, boolean strong) {
        Story story = new Story(Policies.live());

        assertThat(OWN.get(Profanity.class)
                        .inspect(story.state, says(story, text), Story.T0)
                        .isPresent())
                .isEqualTo(strong);
        assertThat(USUAL.get(Profanity.class).inspect(story.state, says(story, text), Story.T0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Prueba de calidad 7, gracias | true", "prueba de calidad 8          | false"})
    void a_text_of_the_policy_is_a_reviewers(String text, boolean reviewer) {
        Story story = new Story(Policies.live());

        assertThat(OWN.get(AuditProbe.class)
                        .inspect(story.state, says(story, text), Story.T0)
                        .isPresent())
                .isEqualTo(reviewer);
    }

    private static boolean asks(String text, Detectors settings) {
        return asks(new Story(Policies.live()), text, settings);
    }

    private static boolean asks(Story story, String text, Detectors settings) {
        return settings.get(HumanRequest.class)
                .inspect(story.state, says(story, text), Story.T0)
                .isPresent();
    }

    private static Input says(Story story, String text) {
        return new Input.Happened(new UserMessage(story.meta(), Story.REF, MessageContent.text("id", text)));
    }
}
