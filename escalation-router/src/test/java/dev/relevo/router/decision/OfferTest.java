package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.OutboundMessage.Button;
import dev.relevo.router.detector.OfferAccepted;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.Phrase;
import dev.relevo.router.question.Question;
import dev.relevo.router.transcript.OfferButtons;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two misses in a row make 0.8: enough to ask, not enough to hand off. */
class OfferTest {
    private final Story story = new Story(Policies.live());

    @ParameterizedTest
    @CsvSource({
        "quiero pagar, 'Sí, con una persona', 'No, gracias'",
        "I want to pay, 'Yes, a person please', 'No, thank you'",
        "quero pagar minha conta, 'Sim, com uma pessoa', 'Não, obrigado'"
    })
    void a_person_is_offered_in_the_language_of_the_user(String text, String yes, String no) {
        missedTwice(text);

        assertThat(story.said()).containsExactly("handoff-offered", "outbound-message");
        OutboundMessage.Interactive question =
                Objects.requireNonNull(story.event(OutboundMessage.class).interactive());
        assertThat(question.buttons()).extracting(Button::title).containsExactly(yes, no);
        assertThat(story.state.ownership().epoch()).isEqualTo(Story.EPOCH);
    }

    @Test
    void a_score_just_below_offers_nothing() {
        story.user("a1").signal(Signal.FALLBACK).user("terrible service");

        assertThat(story.state.suspicion().score()).isBetween(0.6, 0.79);
        assertThat(story.saidSoFar()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sí", "dale"})
    void a_yes_hands_off(String yes) {
        missedTwice("quiero pagar");

        story.user(yes);

        assertThat(story.said()).contains("handoff");
        assertThat(Played.reasons(story)).contains(OfferAccepted.NAME);
    }

    @Test
    void the_button_hands_off_even_after_the_bot_spoke_on() {
        missedTwice("quiero pagar");
        story.bot("No te entendí").user("tal vez");

        answer(OfferButtons.YES, "Sí, con una persona");

        assertThat(story.said()).contains("handoff");
    }

    @Test
    void a_no_leaves_the_user_with_the_bot_and_they_are_not_asked_again() {
        missedTwice("quiero pagar");

        answer(OfferButtons.NO, "No, gracias");
        story.bot("Bien")
                .user("mi tarjeta")
                .signal(Signal.FALLBACK)
                .user("visa")
                .signal(Signal.FALLBACK);

        assertThat(story.saidSoFar()).containsOnlyOnce("handoff-offered");
    }

    @Test
    void a_new_score_offers_again() {
        missedTwice("quiero pagar");
        story.signal(Signal.GOAL_REACHED);

        missedTwice("otra cosa");

        assertThat(story.said()).contains("handoff-offered");
    }

    @Test
    void a_shadow_policy_records_the_offer_and_says_nothing() {
        Story shadow = new Story(Policies.with(List.of(Policies.spanish()), Mode.SHADOW));

        shadow.user("a1").signal(Signal.FALLBACK).user("b2").signal(Signal.FALLBACK);

        assertThat(shadow.saidSoFar()).containsExactly("handoff-offered");
    }

    @Test
    void the_built_in_words_fit_whatsapps_limits() {
        for (String language : List.of("es", "en", "pt")) {
            assertThat(Phrase.OFFER_YES.in(language)).hasSizeLessThanOrEqualTo(20);
            assertThat(Phrase.OFFER_NO.in(language)).hasSizeLessThanOrEqualTo(20);
            assertThat(Question.in(Phrase.OFFER.in(language), false)).isEqualTo(Question.OFFER);
        }
    }

    private void missedTwice(String text) {
        story.user(text).signal(Signal.FALLBACK).user("x9").signal(Signal.FALLBACK);
    }

    private void answer(String payload, String title) {
        story.play(new UserMessage(
                story.meta(),
                Story.REF,
                new MessageContent("id", MessageKind.INTERACTIVE, title, payload, null, null, null)));
    }
}
