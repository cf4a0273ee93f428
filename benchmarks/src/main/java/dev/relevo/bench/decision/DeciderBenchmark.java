package dev.relevo.bench.decision;

import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.Decider;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** The cost of the pure decision on one text message, after a few exchanges: all detectors, score, timers, without JSON. */
public class DeciderBenchmark extends Microbenchmark {
    private static final Instant NOW = StoredConversations.START.plusSeconds(60);

    private final EscalationPolicy policy = StoredConversations.policy();
    private final List<Conversation> states = StoredConversations.states();
    private final List<Input> messages = StoredConversations.messages().stream()
            .<Input>map(Input.Happened::new)
            .toList();
    private int next;

    /** One text. */
    @Benchmark
    public Outcome decideText() {
        next = (next + 1) & (StoredConversations.COUNT - 1);
        return Decider.decide(states.get(next), messages.get(next), policy, NOW);
    }
}
