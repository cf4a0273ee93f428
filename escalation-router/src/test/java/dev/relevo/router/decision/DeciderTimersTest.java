package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Handoff;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a conversation does when nothing happens for a while. */
class DeciderTimersTest {
    private final Story story = new Story(Policies.live());

    @Test
    void nobody_in_time_goes_to_the_overflow_queue_and_then_to_the_other_ways() {
        Story two = new Story(Policies.with(List.of(Policies.spanish(), Policies.any()), Mode.LIVE));
        two.user("un humano por favor");

        two.timerFires();
        assertThat(two.said()).containsExactly("handoff-overflowed", "handoff");
        assertThat(two.event(Handoff.class).queue()).isEqualTo("support-any");

        two.timerFires();
        assertThat(two.said()).containsExactly("handoff-path-offered", "outbound-message");
        assertThat(two.state.openEpisode()).as("she still waits").isPresent();

        two.timerFires();
        assertThat(two.said()).containsExactly("handoff-expired", "conversation-owner");
        assertThat(two.now()).isEqualTo(T0.plus(ConversationTimers.WINDOW));
    }

    @Test
    void a_bot_that_says_nothing_is_noticed_at_its_time_and_once() {
        story.user("¿cuándo llega mi pedido?");
        assertThat(story.last.wakeAt()).isEqualTo(T0.plus(Duration.ofSeconds(60)));

        story.after(Duration.ofSeconds(60)).after(Duration.ofMillis(-1)).timerFiresEarly();
        assertThat(story.state.suspicion().score()).isZero();

        story.timerFires();
        assertThat(story.state.suspicion().score()).isEqualTo(0.5);

        story.timerFiresEarly();
        assertThat(story.state.suspicion().score()).isEqualTo(0.5);
    }

    @Test
    void a_bot_that_answers_in_time_leaves_no_timer_but_the_one_that_forgets() {
        story.user("¿cuándo llega mi pedido?").bot("Mañana");

        assertThat(story.last.wakeAt()).isEqualTo(T0.plus(Timers.FORGET_AFTER));
    }

    @Test
    void a_quiet_conversation_is_forgotten_after_two_weeks() {
        story.user("hola").bot("hola");

        story.timerFires();

        assertThat(story.last.next()).isNull();
    }
}
