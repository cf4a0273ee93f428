package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.router.decision.Played;
import dev.relevo.router.decision.Policies;
import dev.relevo.router.decision.Story;
import dev.relevo.router.transcript.OfferButtons;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which question a yes answers. Sentences written for this test. */
class LastQuestionTest {
    private static final String OFFER = "¿Quieres hablar con un asesor?";

    private final Story story = new Story(Policies.live());

    @Test
    void a_yes_to_the_question_after_the_offer_is_another_yes() {
        story.user("x1").bot(OFFER).user("ahora no").bot("¿Te muestro tu saldo?");

        assertThat(story.user("sí").saidSoFar()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // In bubbles of their own.
                "¿Quieres hablar con un asesor?#¿Te muestro tu saldo?                  | sí  | false",
                "¿Te muestro tu saldo?#¿Quieres hablar con un asesor?                  | sí  | true",
                "¿Quieres hablar con un asesor?#Un momento, por favor.                 | sí  | true",
                "¿Quieres hablar con un asesor?#Un momento.#¿Es para hoy?#Ya casi.     | ok  | false",
                "¿Quieres hablar con un asesor?#Elige:/1. Saldo/2. Pedidos             | ok  | false",
                "¿Quieres hablar con un asesor?#Indícame tu número de documento.       | ok  | false",
                "Do you want to talk to an agent?#Please enter your order number.      | ok  | false",
                "Quer falar com um atendente?#Informe seu CPF.                         | sim | false",
                "Quer falar com um atendente?#Só um instante.                          | sim | true",
                "¿Quieres hablar con un asesor?#¿Sí o no?                              | sí  | true",
                "¿Quieres hablar con un asesor?#Mira https://example.org/a?b=1         | sí  | true",
                // In one.
                "¿Quieres hablar con un asesor? ¿O prefieres ver tu saldo?             | sí  | false",
                "¿Te ayudo con algo más? ¿Quieres hablar con un asesor?                | sí  | true",
                "¿Quieres hablar con un asesor? ¿Sí o no?                              | sí  | true",
                "¿Quieres hablar con un asesor??? 🙂                                   | sí  | true",
                "¿Quieres hablar con un asesor?/1. Sí/2. No                            | sí  | true",
                "Would you like to talk to an agent? Is this about an order?           | yes | false",
                "Puedo comunicarte con un asesor. ¿Te parece?                              | sí  | true",
            })
    void yes_answers_the_last_question(String bot, String answer, boolean accepted) {
        story.user("mi pedido no llega");
        for (String bubble : bot.split("#")) {
            story.bot(bubble.strip().replace('/', '\n').replace("https:\n\nexample.org\n", "https://example.org/"));
        }

        story.user(answer);

        assertThat(Played.isHandedOff(story)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sí", "ok", "Sí"})
    void a_yes_after_our_own_offer_is_the_bots_when_the_bot_has_asked_since(String yes) {
        offeredByUs().bot("¿Es sobre el pedido 1234?").user(yes);

        assertThat(Played.isHandedOff(story)).isFalse();
    }

    @Test
    void a_yes_to_our_own_offer_counts_while_the_bot_only_talks() {
        offeredByUs().bot("Un momento, por favor.").user("sí");

        assertThat(Played.isHandedOff(story)).isTrue();
    }

    @Test
    void buttons_are_a_question_with_any_text() {
        story.user("mi pedido no llega").bot(OFFER);
        buttons("Tu pedido 1234");

        assertThat(story.user("ok").saidSoFar()).isEmpty();
    }

    @Test
    void the_button_of_our_offer_counts_after_any_other_question() {
        offeredByUs().bot("¿Es sobre el pedido 1234?");

        story.play(new UserMessage(
                story.meta(),
                Story.REF,
                new MessageContent("tap", MessageKind.INTERACTIVE, "Sí", OfferButtons.YES, null, null, null)));

        assertThat(Played.isHandedOff(story)).isTrue();
    }

    @Test
    void a_yes_long_after_the_offer_is_to_something_else() {
        offeredByUs().user("¿y mi reembolso?").bot("Está en camino.").after(Duration.ofMinutes(3));

        assertThat(story.user("ok").saidSoFar()).doesNotContain("handoff");
    }

    @Test
    void a_reaction_or_a_sticker_answers_no_question() {
        story.user("mi pedido no llega")
                .bot(OFFER)
                .userSends(MessageKind.REACTION)
                .userSends(MessageKind.STICKER);

        story.user("sí");

        assertThat(Played.isHandedOff(story)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "espera",
                "Un momento, por favor",
                "wait",
                "espere",
                "one second",
                "só um momento",
                "[image]",
                "[audio]"
            })
    void neither_a_picture_nor_asking_for_time_answers_it(String first) {
        story.user("mi pedido no llega").bot(OFFER);
        if (first.startsWith("[")) {
            story.userSends(first.equals("[image]") ? MessageKind.IMAGE : MessageKind.AUDIO);
        } else {
            story.user(first);
        }

        story.after(Duration.ofSeconds(30)).user("sí");

        assertThat(Played.isHandedOff(story)).isTrue();
    }

    private Story offeredByUs() {
        story.user("mi pedido no llega").signal(Signal.FALLBACK).signal(Signal.FALLBACK);
        while (!story.saidSoFar().contains("handoff-offered")) {
            story.user("dónde está el 4711").signal(Signal.FALLBACK);
        }
        return story;
    }

    private void buttons(String body) {
        story.play(new BotMessage(
                story.meta(),
                Story.REF,
                new MessageContent("buttons", MessageKind.INTERACTIVE, body, null, null, null, null),
                null));
    }
}
