package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationOwner;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.OutboundMessage;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What agents do with a handoff, and what happens when they do nothing. */
class AgentActionsTest {
    private final Story story = new Story(Policies.live());

    @Test
    void the_first_claim_wins_and_the_second_is_told_by_whom() {
        story.user("un humano por favor").claims("ana");
        assertThat(story.said()).containsExactly("handoff-claimed", "conversation-owner");
        assertThat(story.event(ConversationOwner.class).agentId()).isEqualTo("ana");
        assertThat(story.event(ConversationOwner.class).epoch()).isEqualTo(Story.EPOCH + 2);

        story.claims("beto");

        assertThat(story.said()).containsExactly("handoff-claim-rejected");
        assertThat(story.event(HandoffClaimRejected.class).by()).isEqualTo("ana");
    }

    @Test
    void the_person_gets_the_agents_answer_and_then_the_bot_speaks_again() {
        story.user("un humano por favor").claims("ana");

        story.acts("ana", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola, soy Ana"));
        assertThat(story.event(OutboundMessage.class).text()).isEqualTo("Hola, soy Ana");

        story.acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, "pago"));
        assertThat(story.said()).containsExactly("handoff-resolved", "conversation-owner");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);
        assertThat(story.state.ownership().epoch()).isEqualTo(Story.EPOCH + 3);
    }

    @Test
    void an_answer_of_somebody_elses_handoff_is_rejected() {
        story.user("un humano por favor").claims("ana");

        story.acts("beto", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));

        assertThat(story.said()).containsExactly("handoff-action-rejected");
    }

    @Test
    void a_release_puts_it_back_in_the_queue() {
        story.user("un humano por favor").claims("ana").acts("ana", AgentAction.Release::new);

        assertThat(story.said()).containsExactly("handoff-returned", "conversation-owner", "handoff");
        assertThat(story.event(Handoff.class).attempt()).isEqualTo(2);
    }

    @Test
    void a_transfer_goes_to_the_other_queue_or_is_rejected_by_name() {
        Story two = new Story(Policies.with(List.of(Policies.spanish(), Policies.any()), Mode.LIVE));
        two.user("un humano por favor").claims("ana");

        two.acts("ana", (meta, ref) -> new AgentAction.Transfer(meta, ref, "nowhere"));
        assertThat(two.said()).containsExactly("handoff-action-rejected");

        two.acts("ana", (meta, ref) -> new AgentAction.Transfer(meta, ref, "support-any"));
        assertThat(two.event(Handoff.class).queue()).isEqualTo("support-any");
    }

    @Test
    void a_transfer_to_where_nobody_answers_or_to_where_it_comes_from_is_rejected_and_the_agent_keeps_it() {
        Story two = new Story(Policies.with(List.of(Policies.spanish(), Policies.any()), Mode.LIVE));
        two.user("un humano por favor").claims("ana");

        two.acts("ana", (meta, ref) -> new AgentAction.Transfer(meta, ref, "support-es"));
        assertThat(two.event(HandoffActionRejected.class).reason()).contains("release it instead");
        two.with(Staff.without("support-any"));
        two.acts("ana", (meta, ref) -> new AgentAction.Transfer(meta, ref, "support-any"));
        assertThat(two.event(HandoffActionRejected.class).reason()).isEqualTo("nobody answers queue 'support-any' now");

        two.with(Agents.UNKNOWN).acts("ana", (meta, ref) -> new AgentAction.Note(meta, ref, "pide factura"));
        two.acts("ana", (meta, ref) -> new AgentAction.Transfer(meta, ref, "support-any"));
        assertThat(two.said()).containsExactly("handoff-transferred", "conversation-owner", "handoff");
        assertThat(two.episode().notes()).hasSize(1);
    }

    @Test
    void an_agent_who_claims_and_stays_silent_loses_it() {
        story.user("un humano por favor").claims("ana");
        assertThat(story.last.wakeAt()).isEqualTo(T0.plus(Duration.ofSeconds(60)));

        story.timerFires();

        assertThat(story.said()).startsWith("handoff-returned");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.QUEUE);
    }

    @Test
    void an_idle_agent_hands_back_after_hours_not_after_a_minute() {
        story.user("un humano por favor")
                .claims("ana")
                .acts("ana", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));
        assertThat(story.last.wakeAt()).isEqualTo(T0.plus(Duration.ofHours(4)));

        story.timerFires();

        assertThat(story.said()).containsExactly("handoff-resolved", "conversation-owner");
    }

    @Test
    void a_human_who_answers_from_the_phone_takes_over_and_the_bot_is_quiet() {
        story.user("¿cuándo llega mi pedido?").after(Duration.ofSeconds(11)).human("Hola, te ayudo yo");

        assertThat(story.event(ConversationOwner.class).owner()).isEqualTo(Owner.AGENT);

        story.user("¿y mi pedido?");
        assertThat(story.said()).isEmpty();
    }
}
