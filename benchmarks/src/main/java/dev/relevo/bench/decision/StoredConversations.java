package dev.relevo.bench.decision;

import dev.relevo.bench.router.Dialogue;
import dev.relevo.bench.router.RouterInput;
import dev.relevo.bench.router.Script;
import dev.relevo.event.ConversationEvent;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.Decider;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Conversations with a history, and the next text message of each, for JMH. */
public final class StoredConversations {
    /** A power of two. */
    public static final int COUNT = 256;

    static final Instant START = Instant.parse("2026-11-22T12:00:00.123Z");

    /** Ten turns, twelve events. */
    private static final int EXCHANGES = 4;

    /** The number, in a hundred, of a conversation without a problem. */
    private static final int SMOOTH = 100;

    private StoredConversations() {}

    /** The states of the conversations. */
    public static List<Conversation> states() {
        EscalationPolicy policy = policy();
        return IntStream.range(0, COUNT)
                .mapToObj(number -> state(number, policy))
                .toList();
    }

    /** The next message in each conversation. */
    public static List<ConversationEvent> messages() {
        return IntStream.range(0, COUNT)
                .mapToObj(number -> lent(number, EXCHANGES).getFirst())
                .toList();
    }

    static EscalationPolicy policy() {
        try {
            return PolicyReader.read(RouterInput.POLICY);
        } catch (InvalidPolicyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Conversation state(int number, EscalationPolicy policy) {
        Conversation state =
                Conversation.unknown(lent(number, 0).getFirst().conversation().conversationId(), START);
        for (int exchange = 0; exchange < EXCHANGES; exchange++) {
            for (ConversationEvent event : lent(number, exchange)) {
                state = Objects.requireNonNull(Decider.decide(state, new Input.Happened(event), policy, START)
                        .next());
            }
        }
        return state;
    }

    /** An exchange of a different conversation each time, because a script has only two. */
    private static List<ConversationEvent> lent(int number, int exchange) {
        return new Dialogue(SMOOTH * (number + COUNT * exchange), Script.SMOOTH).events(exchange % 2, START);
    }
}
