package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AgentAction;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What presence and load of agents change: which agent gets a user, and which agent keeps them. */
class AgentsTest {
    private static final int CAPACITY = 2;

    private final Story story = new Story(Policies.with(
            List.of(
                    new QueueRule(
                            "support-es",
                            QueueCondition.ANYBODY,
                            OpeningHours.ALWAYS,
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(60),
                            new QueueRule.Overflow(Duration.ofMinutes(2), "support-any"),
                            CAPACITY),
                    Policies.any()),
            Mode.LIVE));

    @Test
    void an_agent_with_as_many_as_they_may_have_gets_no_more_and_is_told_why() {
        story.user("un humano por favor").with(Staff.holding(CAPACITY)).claims("ana");

        assertThat(story.said()).containsExactly("handoff-claim-rejected");
        assertThat(story.event(HandoffClaimRejected.class).by()).isNull();
        assertThat(story.event(HandoffClaimRejected.class).reason())
                .isEqualTo("holds 2 handoffs, as many as queue support-es allows one agent");
        assertThat(story.episode().state()).isEqualTo(Episode.State.QUEUED);
    }

    @Test
    void an_agent_with_one_less_gets_it_and_may_claim_it_again() {
        story.user("un humano por favor").with(Staff.holding(CAPACITY - 1)).claims("ana");
        assertThat(story.said()).startsWith("handoff-claimed");

        story.with(Staff.holding(CAPACITY)).claims("ana");

        assertThat(story.said()).containsExactly("handoff-claimed");
    }

    @Test
    void the_loser_of_a_race_is_told_so_and_not_of_their_load() {
        story.user("un humano por favor")
                .claims("ana")
                .with(Staff.holding(CAPACITY))
                .claims("beto");

        assertThat(story.event(HandoffClaimRejected.class).reason()).isEqualTo("another agent was faster");
    }

    @Test
    void with_nobody_at_work_a_person_is_told_the_other_ways_at_once() {
        story.with(Staff.without("support-es")).user("un humano por favor");

        assertThat(story.said()).containsExactly("handoff-path-offered", "outbound-message");
        assertThat(story.event(HandoffPathOffered.class).reason()).isEqualTo("no agent is at work");
    }

    @Test
    void a_queue_does_not_overflow_to_one_with_nobody_there() {
        story.user("un humano por favor").with(Staff.without("support-any")).timerFires();
        assertThat(story.said()).isEmpty();

        story.timerFires();
        assertThat(story.said()).startsWith("handoff-path-offered");
    }

    @Test
    void a_person_who_writes_to_an_agent_who_left_goes_back_to_the_queue() {
        story.user("un humano por favor")
                .claims("ana")
                .acts("ana", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));

        story.with(Staff.left("beto")).user("gracias");
        assertThat(story.said()).isEmpty();

        story.with(Staff.left("ana")).user("¿sigues ahí?");

        assertThat(story.said()).containsExactly("handoff-returned", "conversation-owner", "handoff");
        assertThat(story.event(Handoff.class).transcript().getLast().text()).isEqualTo("¿sigues ahí?");
    }
}
