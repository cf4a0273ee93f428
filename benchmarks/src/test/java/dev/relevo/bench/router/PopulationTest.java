package dev.relevo.bench.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.Handoff;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.Decider;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversations of the benchmark, played to the router's own decider, which determines the stuck ones. */
class PopulationTest {
    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SIZE = 6_000;

    private final Population population = new Population(0, SIZE);

    @Test
    void three_in_a_hundred_get_stuck() {
        assertThat(population.stuck()).hasSize(3 * SIZE / 100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void exactly_the_stuck_people_are_handed_over_with_their_last_event(boolean isEndless)
            throws InvalidPolicyException {
        Population population = new Population(0, SIZE / 4, isEndless);
        EscalationPolicy policy = PolicyReader.read(RouterInput.POLICY);
        Map<String, Conversation> states = new HashMap<>();
        List<String> handedOver = new ArrayList<>();

        population.forEachTurn(turn -> {
            List<ConversationEvent> events = turn.dialogue().events(turn.exchange(), T0);
            for (ConversationEvent event : events) {
                String id = event.key();
                Conversation before = states.computeIfAbsent(
                        id, key -> Conversation.unknown(event.conversation().conversationId(), T0));
                Outcome outcome = Decider.decide(before, new Input.Happened(event), policy, T0);
                states.put(id, Objects.requireNonNull(outcome.next()));
                if (outcome.events().stream().anyMatch(Handoff.class::isInstance)) {
                    assertThat(turn.dialogue().handsOffIn(turn.exchange())).isTrue();
                    assertThat(event).isSameAs(events.getLast());
                    handedOver.add(id);
                }
            }
        });

        assertThat(handedOver)
                .containsExactlyInAnyOrderElementsOf(population.stuck().stream()
                        .map(Dialogue::conversationId)
                        .toList());
    }

    @Test
    void a_usual_conversation_has_six_events() {
        Dialogue usual = new Dialogue(0, Script.of(0, false));

        assertThat(usual.isStuck()).isFalse();
        assertThat(usual.events(0, T0).size() + usual.events(1, T0).size()).isEqualTo(Dialogue.USUAL_EVENTS);
        assertThat(usual.events(2, T0)).isEmpty();
    }

    @Test
    void the_following_conversations_are_different() {
        assertThat(population.next(10)).isEqualTo(new Population(SIZE, 10));
    }
}
