package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffReturned;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.HandBack;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** How a human whom nobody names is relieved, and what must not be lost on the way. */
class UnnamedHoldEndTest {
    private final Story story = new Story(Policies.live());

    @Test
    void a_reviewer_who_asks_meanwhile_is_told_every_way() {
        taken(story);

        story.user("WhatsApp compliance review");

        assertThat(story.said()).contains("handoff-opened", "handoff", "handoff-path-offered");
        assertThat(story.episode().priority()).isEqualTo(1);
    }

    /** Webhooks come in any order: that request is what the human answered. */
    @Test
    void a_request_from_before_the_human_turn_asks_for_nobody_else() {
        story.user("hola").after(Duration.ofMinutes(2)).user("gracias");
        Instant asked = story.now().minusSeconds(10);
        story.after(Duration.ofSeconds(20)).human("Soy Carla, dígame").after(Duration.ofSeconds(1));

        story.play(new UserMessage(
                EventMeta.now("late", asked), Story.REF, MessageContent.text("wamid.late", "quiero un asesor")));

        assertThat(story.said()).isEmpty();
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.AGENT);
    }

    @Test
    void a_policy_that_only_watches_records_the_request() {
        Story shadow = new Story(Policies.with(List.of(Policies.spanish()), EscalationPolicy.Mode.SHADOW));
        taken(shadow);

        shadow.user("quiero hablar con una persona");

        assertThat(shadow.said()).containsExactly("handoff-opened");
        assertThat(shadow.state.ownership().owner()).isEqualTo(Owner.AGENT);
    }

    @Test
    void who_claims_and_stays_silent_loses_it_to_a_queue() {
        taken(story);
        story.claims("ana");
        assertThat(story.last.wakeAt()).isEqualTo(story.now().plus(Duration.ofMinutes(15)));

        story.timerFires();

        assertThat(story.said()).contains("handoff-returned", "handoff");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.QUEUE);
    }

    @Test
    void an_agent_who_leaves_after_a_claim_leaves_the_person_to_a_queue() {
        taken(story);
        story.claims("ana").with(Staff.left("ana"));

        story.after(Duration.ofMinutes(1)).user("¿sigue ahí?");

        assertThat(story.event(HandoffReturned.class).reason()).isEqualTo("the agent is gone");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.QUEUE);
    }

    @Test
    void the_hold_lasts_as_long_as_the_policy_says_even_if_named_agents_lose_theirs_earlier() {
        Story other =
                new Story(Policies.withHandBack(new HandBack(Duration.ofMinutes(5), Duration.ofMinutes(30), Set.of())));
        taken(other);

        assertThat(other.last.wakeAt()).isEqualTo(other.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void an_operator_gives_any_held_handoff_back_to_its_queue() {
        story.user("un humano por favor").claims("ana");
        story.take(operates(AgentAction.Release::new));
        assertThat(story.event(HandoffReturned.class).reason()).isEqualTo("released by an operator");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.QUEUE);

        story.take(operates(AgentAction.Release::new));

        assertThat(story.event(HandoffActionRejected.class).reason()).isEqualTo("it waits in its queue already");
    }

    @Test
    void an_operator_moves_a_waiting_handoff_to_an_agent_and_a_held_one_to_another_queue() {
        Story both = new Story(Policies.with(List.of(Policies.spanish(), Policies.any()), EscalationPolicy.Mode.LIVE));
        both.user("un humano por favor");
        both.take(operates(both, (meta, ref) -> new AgentAction.Transfer(meta, ref, "support-es")));
        assertThat(both.event(HandoffActionRejected.class).reason()).contains("waits in queue 'support-es' already");

        both.take(operates(both, (meta, ref) -> new AgentAction.Transfer(meta, ref, null, "beto")));
        long epoch = both.state.ownership().epoch();
        both.take(operates(both, (meta, ref) -> new AgentAction.Transfer(meta, ref, "support-any")));

        assertThat(both.said()).containsExactly("handoff-transferred", "conversation-owner", "handoff");
        assertThat(both.state.ownership().epoch()).isGreaterThan(epoch);
    }

    @Test
    void an_agent_without_it_can_neither_end_nor_reassign_an_unnamed_hold() {
        taken(story);

        story.acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, null));
        assertThat(story.event(HandoffActionRejected.class).reason()).contains("claim it first");
        story.acts("ana", (meta, ref) -> new AgentAction.Transfer(meta, ref, null, "beto"));
        assertThat(story.event(HandoffActionRejected.class).reason()).contains("claim it first");
        assertThat(story.state.ownership().agentId()).isNull();
    }

    @Test
    void a_transfer_to_who_has_left_or_is_full_is_refused_and_says_which() {
        QueueRule small = new QueueRule(
                "support-es",
                QueueCondition.ANYBODY,
                OpeningHours.ALWAYS,
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                null,
                1);
        Story full = new Story(Policies.with(List.of(small), EscalationPolicy.Mode.LIVE)).with(Staff.holding(1));
        full.user("un humano por favor");
        full.take(operates(full, (meta, ref) -> new AgentAction.Transfer(meta, ref, null, "beto")));
        assertThat(full.event(HandoffActionRejected.class).reason())
                .contains("beto")
                .contains("1 handoffs");

        story.user("un humano por favor").with(Staff.left("beto"));
        story.take(operates((meta, ref) -> new AgentAction.Transfer(meta, ref, null, "beto")));
        assertThat(story.event(HandoffActionRejected.class).reason())
                .contains("beto")
                .contains("not present");
    }

    /** WhatsApp says that a number changed; the person wrote nothing, and nothing may be written to them for it. */
    @Test
    void a_notice_of_whatsapp_opens_no_window() {
        story.user("hola");
        Instant closes = story.state.windowClosesAt();

        story.after(Duration.ofHours(2)).userSends(MessageKind.SYSTEM);
        assertThat(story.state.windowClosesAt()).isEqualTo(closes);
        story.userSends(MessageKind.REACTION);
        assertThat(story.state.windowClosesAt()).isEqualTo(story.now().plus(ConversationTimers.WINDOW));
    }

    private static void taken(Story story) {
        story.user("hola, una pregunta").after(Duration.ofMinutes(1)).human("hola, dígame");
    }

    private Input operates(BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return operates(story, action);
    }

    private static Input operates(Story story, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        EventMeta meta = story.meta();
        return new Input.Acted(
                action.apply(meta, new ActionRef(meta.eventId(), story.handoffId(), Story.ID, "olga", true)));
    }
}
