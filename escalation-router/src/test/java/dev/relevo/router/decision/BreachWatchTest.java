package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.HandoffEvent.PolicyBreach;
import dev.relevo.router.detector.HumanRequest;
import dev.relevo.router.handoff.BreachWatch;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy that only watches: whether a request for a person is answered is up to the bot. */
class BreachWatchTest {
    private static final String BREACH = "policy-breach";

    private final Story story = new Story(Policies.with(List.of(Policies.spanish()), Mode.SHADOW));

    @Test
    void a_request_that_the_bot_answers_with_its_menu_is_a_breach_at_once_and_once() {
        story.user("quiero hablar con una persona").bot("Elige una opción del menú");

        PolicyBreach breach = story.event(PolicyBreach.class);
        assertThat(breach.request().detector()).isEqualTo(HumanRequest.NAME);
        assertThat(breach.answer()).isEqualTo("Elige una opción del menú");
        assertThat(breach.handoff().phoneNumberId()).isEqualTo(Story.NUMBER);

        story.bot("¿Sigues ahí?");
        assertThat(story.saidSoFar()).containsOnlyOnce(BREACH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Te paso con un asesor",
                "Llámanos al +57 601 555 0100",
                "Escribe a ayuda@example.org",
                "https://example.org/ayuda",
                "Escríbenos: wa.me/573001112233"
            })
    void a_person_a_number_an_address_or_a_link_is_no_breach(String answer) {
        story.user("quiero hablar con una persona").bot(answer);

        assertThat(story.saidSoFar()).doesNotContain(BREACH);
    }

    @Test
    void a_bot_that_says_nothing_for_a_minute_breaches_exactly_then() {
        story.user("quiero hablar con una persona");
        assertThat(story.last.wakeAt()).isEqualTo(T0.plus(BreachWatch.PATIENCE));

        story.after(BreachWatch.PATIENCE.minusMillis(1)).timerFiresEarly();
        assertThat(story.saidSoFar()).doesNotContain(BREACH);

        story.timerFires();
        assertThat(story.event(PolicyBreach.class).answer()).isNull();
    }

    @Test
    void a_human_or_a_bot_that_asks_for_one_is_an_answer() {
        story.user("quiero hablar con una persona")
                .after(Duration.ofSeconds(11))
                .human("Hola, te ayudo yo");
        assertThat(story.state.clocks().asked()).isNull();

        Story asking = new Story(Policies.with(List.of(Policies.spanish()), Mode.SHADOW));
        asking.user("quiero hablar con una persona")
                .signal(Signal.HANDOFF_REQUESTED)
                .bot("Un momento");
        assertThat(asking.saidSoFar()).doesNotContain(BREACH);
    }

    @Test
    void what_nobody_asked_for_is_no_breach() {
        story.user("hola")
                .bot("Elige una opción del menú")
                .after(Duration.ofMinutes(2))
                .timerFiresEarly();

        assertThat(story.saidSoFar()).doesNotContain(BREACH);
    }

    @Test
    void a_policy_that_acts_answers_by_itself_open_or_closed() {
        Story open = new Story(Policies.live());
        open.user("quiero hablar con una persona").bot("Elige una opción del menú");
        Story closed = new Story(Policies.live());
        closed.after(Duration.ofHours(3)).user("quiero hablar con una persona").bot("Elige una opción del menú");

        assertThat(open.saidSoFar()).contains("handoff").doesNotContain(BREACH);
        assertThat(closed.saidSoFar()).contains("handoff-path-offered").doesNotContain(BREACH);
    }
}
