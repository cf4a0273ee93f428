package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.OutboundMessage;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The user asked while the queue was closed, was sent other contact paths, and writes again. The queue opens on Wednesdays from 8 to 12. */
class FollowUpTest {
    private static final Duration TO_NEXT_OPENING = Duration.ofDays(7).minusHours(4);

    private final Story story = new Story(Policies.live());

    @Test
    void the_user_is_offered_an_agent_once_when_one_is_there() {
        story.after(Duration.ofHours(3)).user("quiero hablar con una persona");
        assertThat(story.said()).contains("handoff-path-offered");

        story.after(TO_NEXT_OPENING).user("hola, buenos días");

        assertThat(story.said()).containsExactly("handoff-offered", "outbound-message");
        assertThat(story.event(OutboundMessage.class).reason()).isEqualTo(OutboundMessage.OFFER);

        story.bot("Hola").user("¿y mi pedido?");
        assertThat(story.said()).isEmpty();
    }

    @Test
    void a_yes_hands_the_user_off() {
        story.after(Duration.ofHours(3)).user("quiero hablar con una persona");
        story.after(TO_NEXT_OPENING).user("hola, buenos días").user("sí");

        assertThat(story.said()).contains("handoff");
    }

    @Test
    void the_user_is_not_offered_one_while_nobody_is_there() {
        story.after(Duration.ofHours(3)).user("quiero hablar con una persona");

        story.after(Duration.ofHours(1)).user("hola");
        assertThat(story.said()).isEmpty();

        story.with(Staff.without("support-es"))
                .after(TO_NEXT_OPENING.minusHours(1))
                .user("¿y mi pedido?");
        assertThat(story.said()).isEmpty();
    }

    @Test
    void who_asks_again_is_handed_off_and_not_asked() {
        story.after(Duration.ofHours(3)).user("quiero hablar con una persona");

        story.after(TO_NEXT_OPENING).user("quiero hablar con una persona");

        assertThat(story.said()).contains("handoff").doesNotContain("handoff-offered");
    }

    @Test
    void a_policy_that_only_watches_offers_nothing() {
        Story shadow = new Story(Policies.with(List.of(Policies.spanish()), Mode.SHADOW));
        shadow.after(Duration.ofHours(3)).user("quiero hablar con una persona");

        shadow.after(TO_NEXT_OPENING).user("hola");

        assertThat(shadow.said()).isEmpty();
    }
}
