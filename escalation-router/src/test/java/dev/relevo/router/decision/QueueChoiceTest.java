package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.router.detector.BotError;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.text.Phrases;
import dev.relevo.router.transcript.OfferButtons;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the router knows when it seeks a queue; every queue but the last has one condition, and the first match wins. */
class QueueChoiceTest {
    private static final List<QueueRule> QUEUES = List.of(
            queue("closed", Policies.TUESDAY_MORNING, QueueCondition.ANYBODY),
            queue(
                    "payments",
                    OpeningHours.ALWAYS,
                    new QueueCondition(Set.of(), Set.of(), Phrases.of("factura"), Set.of(), Set.of(), Set.of())),
            queue(
                    "orders",
                    OpeningHours.ALWAYS,
                    new QueueCondition(Set.of(), Set.of(), Phrases.NONE, Set.of("agent:orders"), Set.of(), Set.of())),
            queue(
                    "chosen",
                    OpeningHours.ALWAYS,
                    new QueueCondition(Set.of(), Set.of(), Phrases.NONE, Set.of("orders"), Set.of(), Set.of())),
            queue(
                    "broken-bot",
                    OpeningHours.ALWAYS,
                    new QueueCondition(Set.of(), Set.of(BotError.NAME), Phrases.NONE, Set.of(), Set.of(), Set.of())),
            queue(
                    "other-number",
                    OpeningHours.ALWAYS,
                    new QueueCondition(Set.of(), Set.of(), Phrases.NONE, Set.of(), Set.of(), Set.of("42"))),
            queue("portuguese", OpeningHours.ALWAYS, QueueCondition.language("pt")),
            queue("rest", OpeningHours.ALWAYS, QueueCondition.ANYBODY));

    private final Story story = new Story(Policies.with(QUEUES, EscalationPolicy.Mode.LIVE));

    @Test
    void by_a_word_the_user_wrote_last() {
        story.user("hola").bot("¿en qué te ayudo?").user("quiero un asesor por mi factura");

        assertThat(story.episode().queue()).isEqualTo("payments");
    }

    @Test
    void not_by_a_word_of_an_earlier_turn() {
        story.user("mi factura").bot("¿en qué te ayudo?").user("quiero un asesor");

        assertThat(story.episode().queue()).isEqualTo("rest");
    }

    @Test
    void by_the_payload_of_the_choice() {
        choose("Asesor", "agent:orders");

        assertThat(story.episode().queue()).isEqualTo("orders");
    }

    @Test
    void by_the_last_choice_although_the_user_wrote_since_and_took_our_offer() {
        choose("Facturas", "bills");
        story.bot("No tienes ninguna");
        choose("Pedidos", "orders");
        story.bot("¿Qué quieres saber?")
                .user("¿dónde está?")
                .signal(Signal.FALLBACK)
                .user("el paquete")
                .signal(Signal.FALLBACK);
        assertThat(story.said()).contains("handoff-offered");

        choose("Sí, con una persona", OfferButtons.YES);

        assertThat(story.episode().queue()).isEqualTo("chosen");
    }

    @Test
    void not_by_a_choice_from_before_the_goal_was_reached() {
        choose("Pedidos", "orders");
        story.bot("Llega mañana").signal(Signal.GOAL_REACHED).user("quiero un asesor");

        assertThat(story.episode().queue()).isEqualTo("rest");
    }

    private void choose(String title, String payload) {
        story.play(new UserMessage(
                story.meta(),
                Story.REF,
                new MessageContent("id-" + payload, MessageKind.INTERACTIVE, title, payload, null, null, null)));
    }

    @Test
    void by_the_reason() {
        story.user("hola").signal(Signal.ERROR);

        assertThat(story.episode().queue()).isEqualTo("broken-bot");
    }

    @Test
    void by_the_language_of_the_user() {
        story.user("quero falar com um atendente");

        assertThat(story.episode().queue()).isEqualTo("portuguese");
    }

    private static QueueRule queue(String name, OpeningHours hours, QueueCondition when) {
        return new QueueRule(name, when, hours, Duration.ofMinutes(5), Duration.ofSeconds(60), null, null);
    }
}
