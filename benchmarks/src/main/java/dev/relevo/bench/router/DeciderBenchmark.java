package dev.relevo.bench.router;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Decider;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Outcome;
import dev.relevo.router.policies.InvalidPolicyException;
import dev.relevo.router.policies.PolicyReader;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the pure decision on one text message costs, after a few exchanges: all detectors, score, timers, no JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx1126m", "-XX:+UseG1GC"})
public class DeciderBenchmark {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final int CONVERSATIONS = 256;
    private static final int EXCHANGES_BEFORE = 4;

    private final EscalationPolicy policy;
    private final List<Case> cases = new ArrayList<>();
    private int next;

    private record Case(Conversation before, UserMessage message) {}

    public DeciderBenchmark() {
        this.policy = policy();
        for (int conversation = 0; conversation < CONVERSATIONS; conversation++) {
            cases.add(conversation(conversation));
        }
    }

    /** One text. */
    @Benchmark
    public Outcome decideText() {
        next = (next + 1) & (CONVERSATIONS - 1);
        Case it = cases.get(next);
        return Decider.decide(it.before(), new Input.Happened(it.message()), policy, START.plusSeconds(60));
    }

    /** A conversation that several others' exchanges were lent to, so that it is as long as they are together. */
    private Case conversation(int number) {
        Conversation state =
                Conversation.unknown(smooth(number, 0).getFirst().conversation().conversationId(), START);
        for (int i = 0; i < EXCHANGES_BEFORE; i++) {
            for (ConversationEvent event : smooth(number + CONVERSATIONS * i, i % 2)) {
                state = Objects.requireNonNull(Decider.decide(state, new Input.Happened(event), policy, START)
                        .next());
            }
        }
        UserMessage message = (UserMessage)
                smooth(number + CONVERSATIONS * EXCHANGES_BEFORE, 1).getFirst();
        return new Case(state, message);
    }

    private static List<ConversationEvent> smooth(int number, int exchange) {
        return new Dialogue(100 * number).events(exchange, START);
    }

    private static EscalationPolicy policy() {
        try {
            return PolicyReader.read(RouterInput.POLICY);
        } catch (InvalidPolicyException e) {
            throw new IllegalStateException(e);
        }
    }
}
