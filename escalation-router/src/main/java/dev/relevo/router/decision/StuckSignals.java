package dev.relevo.router.decision;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.detector.BotSilent;
import dev.relevo.router.detector.Burst;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.handoff.HandoffOpening;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.handoff.UnnamedHold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what the detectors say of one input, and hands the user over when it is enough. */
final class StuckSignals {
    private StuckSignals() {}

    /**
     * Adds to the score what the detectors say.
     *
     * @param before the conversation that they compare the input with
     * @return what they said
     */
    static List<Reason> collect(Transition step, Conversation before, Input input) {
        if (before.ownership().owner() == Owner.AGENT) {
            return input instanceof Input.Happened(UserMessage user)
                    ? UnnamedHold.heard(step, before, user)
                    : List.of();
        }
        List<Reason> found = new ArrayList<>();
        Burst burst = Burst.of(before, input, step.now());
        for (Detector detector : step.policy().detectors().all()) {
            Optional<Signal> signal = burst.inspect(detector, step.policy().onlyWatches(), step.now())
                    .filter(seen -> !step.isIgnored(seen));
            signal.ifPresent(seen -> {
                found.add(seen.reason());
                step.suspect(seen);
            });
            UnansweredMessages waiting = step.state().waiting();
            if (signal.isPresent() && detector instanceof BotSilent && waiting != null) {
                step.awaitAnswer(waiting.asCounted());
            }
        }
        if (!step.state().suspicion().equals(before.suspicion())) {
            HandoffOpening.consider(step);
        }
        return found;
    }
}
