package dev.relevo.router.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.Decider;
import dev.relevo.router.limits.UnusableException;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A stored state is read as it was written, and is small. */
class StoredStateTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final ConversationRef REF = ConversationRef.of(
            new PhoneNumberId("106540352242922"), null, Person.ofWaId("573001112233"), Provider.META);

    private final EscalationPolicy policy;

    StoredStateTest() throws InvalidPolicyException {
        policy = PolicyReader.read("""
                number: "106540352242922"
                timeZone: UTC
                queues: [{name: support-es, hours: always, answerWithin: PT5M}]
                paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                """);
    }

    @Test
    void a_state_is_read_as_it_was_written() {
        Conversation state = queued();

        assertThat(StoredState.read(StoredState.write(state, T0, T0))).isEqualTo(state);
    }

    @Test
    void bytes_of_another_format_are_refused() {
        byte[] other = StoredState.write(queued(), T0, T0);
        other[0] = 4;

        assertThatThrownBy(() -> StoredState.read(other))
                .isInstanceOf(UnusableException.class)
                .hasMessage("the state has format 4, and this version reads only format 6");
    }

    @Test
    void what_was_not_written_down_has_no_timer() {
        byte[] moved = StoredState.withTimer(StoredState.write(queued(), T0, T0.plusSeconds(60)), null);

        assertThat(StoredState.timer(moved)).isNull();
        assertThat(StoredState.due(moved)).isEqualTo(T0.plusSeconds(60));
        assertThat(StoredState.read(moved)).isEqualTo(queued());
    }

    /** 20 turns of 60 characters and as many fingerprints as there can be. The target is 3 KB on average. */
    @Test
    void a_full_conversation_takes_less_than_two_kilobytes() {
        Conversation state = Conversation.unknown(REF.conversationId(), T0);
        for (int turn = 0; turn < 2 * 64 - 1; turn++) {
            Instant now = T0.plus(Duration.ofSeconds(30).multipliedBy(turn));
            Input input = turn % 2 == 0
                    ? userWrites("wamid." + turn, text(turn), now)
                    : botWrites("wamid." + turn, text(turn), now);
            state = Objects.requireNonNull(
                    Decider.decide(state, input, policy, now).next());
        }

        assertThat(state.transcript()).hasSize(20);
        assertThat(StoredState.write(state, T0, T0).length).isBetween(1_536, 2 * 1_024);
    }

    /** Sixty letters in words that no other turn has, so that nothing repeats. */
    private static String text(int turn) {
        Random random = new Random(turn);
        return random.ints(60, 0, 32)
                .mapToObj(letter -> letter < 26 ? Character.toString('a' + letter) : " ")
                .collect(Collectors.joining());
    }

    private static Input userWrites(String eventId, String text, Instant at) {
        return new Input.Happened(
                new ConversationEvent.UserMessage(EventMeta.now(eventId, at), REF, MessageContent.text(eventId, text)));
    }

    private static Input botWrites(String eventId, String text, Instant at) {
        return new Input.Happened(new ConversationEvent.BotMessage(
                EventMeta.now(eventId, at), REF, MessageContent.text(eventId, text), null));
    }

    /** Of a user who has asked for a person. */
    private Conversation queued() {
        Input asks = userWrites("wamid.1", "quiero hablar con una persona", T0);
        return Objects.requireNonNull(Decider.decide(Conversation.unknown(REF.conversationId(), T0), asks, policy, T0)
                .next());
    }
}
