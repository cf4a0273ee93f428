package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Input;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A human speaks from the phone app, and nobody knows who. */
class UnnamedHoldTest {
    private static final Duration HOLD = Duration.ofMinutes(15);

    private final Story story = new Story(Policies.live());

    @Test
    void they_hold_the_conversation_for_a_while_after_their_last_turn() {
        taken();
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.AGENT);
        story.after(HOLD.minusSeconds(1)).human("ya lo miro");
        assertThat(story.last.wakeAt()).isEqualTo(story.now().plus(HOLD));

        story.timerFires();

        assertThat(story.said()).containsExactly("handoff-resolved", "conversation-owner");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiero hablar con una persona", "falar com um atendente", "I want to talk to a human"})
    void who_asks_for_somebody_meanwhile_is_queued_at_once(String request) {
        taken();

        story.after(Duration.ofMinutes(1)).user(request);

        assertThat(story.said()).containsExactly("handoff-opened", "conversation-owner", "handoff", "outbound-message");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.QUEUE);
        assertThat(story.episode().reasons()).extracting("detector").containsExactly("human-request");
        story.claims("ana");
        assertThat(story.state.ownership().agentId()).isEqualTo("ana");
    }

    @Test
    void other_signs_are_left_to_the_human_who_is_there() {
        taken();
        for (int i = 0; i < 6; i++) {
            story.after(Duration.ofSeconds(90)).user("mi pedido no llega y nadie me dice nada");
        }

        assertThat(story.saidSoFar()).doesNotContain("handoff", "handoff-offered");
    }

    @Test
    void where_no_queue_answers_the_other_ways_are_told() {
        Story closed = new Story(Policies.closed());
        closed.user("hola").after(Duration.ofMinutes(1)).human("hola, soy yo");

        closed.user("quiero hablar con una persona");

        assertThat(closed.said()).contains("handoff-path-offered", "outbound-message");
        assertThat(closed.state.ownership().owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void any_agent_may_claim_it_and_the_next_is_told_who_was_faster() {
        taken();

        story.claims("ana");
        assertThat(story.event(HandoffClaimed.class).agentId()).isEqualTo("ana");
        assertThat(story.state.ownership().agentId()).isEqualTo("ana");
        story.claims("beto");

        assertThat(story.event(HandoffClaimRejected.class).by()).isEqualTo("ana");
    }

    @Test
    void an_operator_ends_or_reassigns_any_open_handoff() {
        taken();
        story.take(operates((meta, ref) -> new AgentAction.Resolve(meta, ref, null)));
        assertThat(story.said()).containsExactly("handoff-resolved", "conversation-owner");

        story.after(Duration.ofHours(1)).user("un humano por favor").claims("ana");
        story.take(operates((meta, ref) -> new AgentAction.Transfer(meta, ref, null, "beto")));
        assertThat(story.event(HandoffClaimed.class).agentId()).isEqualTo("beto");
        assertThat(story.state.ownership().agentId()).isEqualTo("beto");
        story.acts("ana", (meta, ref) -> new AgentAction.Resolve(meta, ref, null));
        assertThat(story.event(HandoffActionRejected.class).reason()).contains("not yours");
        story.acts("beto", (meta, ref) -> new AgentAction.Transfer(meta, ref, null, "ana"));
        assertThat(story.state.ownership().agentId()).isEqualTo("ana");
    }

    @Test
    void a_greeting_right_after_the_first_message_takes_nothing_over() {
        story.user("hola, necesito ayuda").after(Duration.ofSeconds(9)).human("Gracias por escribirnos");

        assertThat(story.said()).isEmpty();
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.BOT);
        assertThat(story.state.transcript()).last().extracting(Turn::who).isEqualTo(Turn.Who.BOT);
        story.after(Duration.ofSeconds(2)).human("soy Carla, cuénteme");
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.AGENT);
    }

    @Test
    void so_does_one_that_the_policy_lists_at_any_time() {
        Story listed = new Story(Policies.withAutomaticTexts("¡Gracias por escribirnos!"));
        listed.user("hola").after(Duration.ofMinutes(5)).user("¿siguen ahí?").after(Duration.ofSeconds(30));

        listed.human("gracias por ESCRIBIRNOS");

        assertThat(listed.state.ownership().owner()).isEqualTo(Owner.BOT);
    }

    @Test
    void a_named_human_is_never_a_greeting() {
        story.user("hola");
        story.play(new AgentMessage(story.meta(), Story.REF, MessageContent.text("wamid.9", "Hola"), "carla"));

        assertThat(story.state.ownership().agentId()).isEqualTo("carla");
    }

    @ParameterizedTest
    @EnumSource(names = {"REACTION", "STICKER", "SYSTEM", "UNSUPPORTED", "UNKNOWN"})
    void what_says_nothing_asks_nobody_for_anything(MessageKind kind) {
        story.user("un humano por favor").claims("ana");
        story.with(Policies.everybodyIsGone()).after(Duration.ofMinutes(1)).userSends(kind);
        assertThat(story.said()).as("to an agent who left").isEmpty();

        Story told = new Story(Policies.closed());
        told.user("un humano por favor");
        double score = told.state.suspicion().score();
        told.after(Duration.ofMinutes(1)).userSends(kind);
        assertThat(told.said()).as("to the other ways").isEmpty();
        assertThat(told.state.suspicion().score()).isEqualTo(score);
    }

    /** A first message, and a minute later a human from the phone. */
    private void taken() {
        story.user("hola, una pregunta").after(Duration.ofMinutes(1)).human("hola, dígame");
    }

    private Input operates(BiFunction<EventMeta, ActionRef, AgentAction> action) {
        EventMeta meta = story.meta();
        return new Input.Acted(
                action.apply(meta, new ActionRef(meta.eventId(), story.handoffId(), Story.ID, "olga", true)));
    }
}
