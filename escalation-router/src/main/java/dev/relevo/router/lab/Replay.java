package dev.relevo.router.lab;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.decision.Decider;
import dev.relevo.router.handoff.Outcome;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Plays one dialogue through {@link Decider}. The policy only watches, so no agents are needed. After each handoff and each human
 * turn the bot owns the conversation again without a cool-down, so that every turn is evaluated.
 */
final class Replay {
    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");
    private static final ConversationRef REF =
            ConversationRef.of(NUMBER, "100000000000002", Person.ofWaId("15550000000"), Provider.META);
    private static final Instant START = Instant.parse("2026-01-07T12:00:00Z");
    /** Shorter than any silence that counts: the files hold no times. */
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(20);

    private final EscalationPolicy policy;

    Replay(EscalationPolicy policy) {
        this.policy = new EscalationPolicy(
                policy.number(),
                policy.timeZone(),
                EscalationPolicy.Mode.SHADOW,
                policy.detectors(),
                policy.score(),
                List.of(),
                List.of(),
                policy.handBack(),
                policy.messages(),
                policy.labels());
    }

    /** The verdict of each turn. */
    public List<Verdict> play(Dialogue dialogue) {
        List<Verdict> verdicts = new ArrayList<>();
        Conversation state = Conversation.unknown(REF.conversationId(), START);
        Instant now = START;
        for (Dialogue.LabelledTurn turn : dialogue.turns()) {
            now = now.plus(BETWEEN_TURNS);
            ConversationEvent event = event(turn, "turn-" + verdicts.size(), now);
            Outcome outcome = Decider.decide(state, new Input.Happened(event), policy, now);
            Conversation next = Objects.requireNonNull(outcome.next());
            verdicts.add(verdict(turn, state, next, outcome));
            state = next.withTheBot();
        }
        return verdicts;
    }

    private static ConversationEvent event(Dialogue.LabelledTurn turn, String id, Instant now) {
        EventMeta meta = EventMeta.now(id, now);
        MessageContent message = MessageContent.text(id, turn.text());
        return switch (turn.who()) {
            case USER -> new UserMessage(meta, REF, message);
            case BOT -> new BotMessage(meta, REF, message, null);
            case AGENT -> new AgentMessage(meta, REF, message, null);
        };
    }

    private Verdict verdict(Dialogue.LabelledTurn turn, Conversation before, Conversation after, Outcome outcome) {
        List<Reason> evidence = outcome.events().stream()
                .filter(HandoffOpened.class::isInstance)
                .findFirst()
                .map(opened -> ((HandoffOpened) opened).reasons())
                .orElse(List.of());
        boolean handedOff = !evidence.isEmpty();
        Set<String> fired = new HashSet<>();
        boolean strong = false;
        for (Reason reason : handedOff ? evidence : after.suspicion().evidence()) {
            if (!before.suspicion().evidence().contains(reason)) {
                fired.add(reason.detector());
                strong |= reason.strength() >= policy.score().watchAt();
            }
        }
        double score =
                handedOff ? policy.score().handoffAt() : after.suspicion().score();
        return new Verdict(turn.label(), score, handedOff, handedOff || strong, fired);
    }
}
