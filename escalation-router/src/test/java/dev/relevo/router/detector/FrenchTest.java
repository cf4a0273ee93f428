package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.OutboundMessage.Button;
import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import dev.relevo.router.policy.Phrase;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** French is a folder of word lists and no code: whole conversations, from the first message to what Relevo answers. */
class FrenchTest {
    private final Story story = new Story(Policies.live());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Je voudrais parler à un conseiller",
                "je veux parler à quelqu'un",
                "Bonjour, puis-je parler avec un humain s'il vous plaît ?",
                "Passez-moi un conseiller",
                "Mettez-moi en relation avec le service client",
                "J'ai besoin d'un conseiller",
                "J’aimerais un agent humain",
                "un conseiller svp",
                "Y a-t-il quelqu'un ?",
                "je ne veux pas parler à un robot",
                "Non, je voudrais parler à un conseiller",
                "Comment joindre un conseiller ?",
                "Est-ce que quelqu'un peut me rappeler ?",
                "je n'arrive pas à joindre le service client",
            })
    void a_request_for_a_person_hands_off_at_once(String text) {
        story.user(text);

        assertThat(Played.reasons(story)).contains(HumanRequest.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "je ne veux pas parler à un conseiller",
                "Je ne souhaite pas être mis en relation avec un agent",
                "pas besoin d'un conseiller, merci",
                "sans parler à un conseiller",
                "êtes-vous une personne ?",
                "j'ai déjà parlé à un conseiller hier",
                "Est-ce que je parle à un humain ?",
                "je voudrais envoyer de l'argent à une autre personne",
                "ne me passez pas un conseiller",
                "je voudrais suivre ma commande",
                "Personne ne connaît mon adresse",
            })
    void what_only_names_a_person_is_no_request(String text) {
        story.user(text);

        assertThat(Played.fired(story, HumanRequest.NAME)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Choisissez :/1 - Solde/5 - Parler à un conseiller    | 5                              | true",
                "Choisissez :/1 - Solde/5 - Parler à un conseiller    | 1                              | false",
                "Choisissez :/1 - Solde/5 - Parler à un conseiller    | l'option 5, s'il vous plaît    | true",
                "Pour parler à un conseiller, tapez 9                 | 9                              | true",
                "1. Horaires/2. Service client                        | 2                              | true",
            })
    void the_menu_option_that_leads_to_a_person_is_a_request(String menu, String answer, boolean request) {
        story.user("bonjour").bot(menu.replace('/', '\n')).user(answer);

        assertThat(story.saidSoFar().contains("handoff")).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource({
        "'Voulez-vous parler à un conseiller ?', Oui, true",
        "'Souhaitez-vous que je vous mette en relation avec un agent ?', 'oui, merci', true",
        "'Souhaitez-vous que je vous mette en relation avec un agent ?', 'volontiers', true",
        "'Voulez-vous parler à un conseiller ?', 'oui, mais plus tard', false",
        "'Voulez-vous parler à un conseiller ?', 'non merci', false",
        "'Voulez-vous payer ou parler à un conseiller ?', oui, false",
        "'Avez-vous parlé à un conseiller ?', oui, false",
    })
    void a_yes_to_the_offer_of_a_person_is_a_request(String offer, String answer, boolean request) {
        story.user("bonjour").bot(offer).user(answer);

        assertThat(story.saidSoFar().contains("handoff")).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vous ne comprenez pas",
                "ce n'est pas ce que j'ai demandé",
                "Vous n'avez pas compris ma question",
                "ce n'est pas ma question",
                "ce n'est pas ça",
            })
    void a_correction_of_the_bot_counts(String text) {
        story.user("bonjour").bot("Voici nos horaires.").user(text);

        assertThat(Played.fired(story, Correction.NAME)).isEqualTo(1);
    }

    @Test
    void the_handoff_and_the_offer_are_in_french() {
        story.user("je veux payer ma facture")
                .signal(Signal.FALLBACK)
                .user("je veux payer")
                .signal(Signal.FALLBACK);

        OutboundMessage.Interactive offer =
                Objects.requireNonNull(story.event(OutboundMessage.class).interactive());
        assertThat(offer.body()).contains("Voulez-vous parler à une personne de notre équipe ?");
        assertThat(offer.buttons()).extracting(Button::title).containsExactly("Oui, je veux bien", "Non, merci");

        story.user("oui");

        assertThat(story.event(OutboundMessage.class).text()).isEqualTo(Phrase.HANDOFF.in("fr"));
        assertThat(Phrase.HANDOFF.in("fr")).startsWith("Je vous mets en relation avec une personne");
    }

    /** French words beside those of other languages: none of them becomes French. */
    @ParameterizedTest
    @CsvSource({
        "quiero pagar con la tarjeta, es",
        "I want to pay with the card, en",
        "quero pagar com o cartão, pt",
        "je veux payer avec la carte, fr",
        "Mettez-moi en relation avec le service client, fr",
        "un conseiller svp, fr"
    })
    void each_language_is_told_from_the_others(String text, String language) {
        assertThat(story.user(text).state.language()).isEqualTo(language);
    }
}
