package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Ledger;
import dev.relevo.router.transcript.ProcessedEvents;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An action that is delivered again while its handoff is still open, so that nothing but memory keeps it from acting. */
class ActionAgainTest {
    private final Story story = new Story(Policies.live());

    /** At every distance, for what is known changes from fingerprint to time somewhere between 32 and 64. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 31, 32, 33, 62, 63, 64, 65, 200})
    void a_claim_that_was_given_back_since_does_not_act_again(int eventsBetween) {
        story.user("un humano por favor");
        AgentAction claim = action("claim-1", AgentAction.Claim::new);
        story.take(new Input.Acted(claim));
        HandoffClaimed claimed = story.event(HandoffClaimed.class);
        story.acts("ana", AgentAction.Release::new);
        talk(eventsBetween);

        story.take(new Input.Acted(claim));

        assertThat(story.last.events()).containsExactly(claimed);
        assertThat(story.state.ownership().owner()).isEqualTo(Owner.QUEUE);
    }

    @Test
    void an_answer_is_not_given_twice_and_the_agent_is_told_why() {
        story.user("un humano por favor").claims("ana");
        AgentAction reply = action("reply-1", (meta, ref) -> new AgentAction.Reply(meta, ref, "Hola"));
        story.take(new Input.Acted(reply));
        for (int i = 0; i < Ledger.MAX_OUTCOMES; i++) {
            story.acts("ana", (meta, ref) -> new AgentAction.Note(meta, ref, "una nota"));
        }

        story.take(new Input.Acted(reply));

        assertThat(story.said()).containsExactly("handoff-action-rejected");
        assertThat(story.event(HandoffActionRejected.class).reason()).startsWith("was sent before");
        talk(3 * ProcessedEvents.GENERATION);
        story.take(new Input.Acted(reply));
        assertThat(story.said()).containsExactly("handoff-action-rejected");
        assertThat(story.event(HandoffActionRejected.class).reason()).startsWith("is too old");
    }

    /** The claim is the newest of what is forgotten, if anything is the newest of what came at once. */
    @Test
    void nor_when_all_came_at_the_same_moment() {
        story.user("un humano por favor");
        AgentAction claim = action("claim-1", AgentAction.Claim::new);
        story.take(new Input.Acted(claim)).acts("ana", AgentAction.Release::new);
        for (int i = 0; i < Ledger.MAX_OUTCOMES; i++) {
            story.acts("ana", (meta, ref) -> new AgentAction.Note(meta, ref, "una nota"));
        }
        for (int message = 0; message < 2 * ProcessedEvents.GENERATION; message++) {
            story.user("mensaje " + message);
        }

        story.take(new Input.Acted(claim));

        assertThat(story.said()).containsExactly("handoff-claim-rejected");
    }

    @Test
    void a_late_claim_is_told_who_has_it_and_a_new_one_acts_however_long_they_talked() {
        story.user("un humano por favor");
        AgentAction late = action("late", AgentAction.Claim::new);
        talk(3 * ProcessedEvents.GENERATION);

        story.take(new Input.Acted(late));
        assertThat(story.event(HandoffClaimRejected.class).by()).isNull();
        story.claims("ana");

        assertThat(story.said()).contains("handoff-claimed");
        assertThat(story.state.transcript()).extracting(Turn::who).containsOnly(Turn.Who.USER);
    }

    private AgentAction action(String id, BiFunction<EventMeta, ActionRef, AgentAction> action) {
        return action.apply(EventMeta.now(id, story.now()), new ActionRef(id, story.handoffId(), Story.ID, "ana"));
    }

    /** A person who writes every two seconds. */
    private void talk(int messages) {
        for (int message = 0; message < messages; message++) {
            story.after(Duration.ofSeconds(2)).user("mensaje " + message);
        }
    }
}
