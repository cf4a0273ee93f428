package dev.relevo.router.decision;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.handoff.BreachWatch;
import dev.relevo.router.handoff.HandoffReturns;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.transcript.TurnMark;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A message and its edit: both are evidence, but what both say counts once. */
final class EditedTurn {
    private EditedTurn() {}

    /** An edit of a stored turn, evaluated as if it had been written in that turn's place. */
    public static void heard(
            Transition step, Conversation before, int place, ConversationEvent event, Instant writtenAt) {
        if (event instanceof UserMessage) {
            step.openWindow(writtenAt);
            Turn anew = new Turn(Turn.Who.USER, "", writtenAt);
            if (before.isOverSince(writtenAt) && before.history().isLate(anew, TurnMark.NONE)) {
                return;
            }
        }
        // Correcting a word is not a new request.
        Conversation then = before.with(before.history().until(place)).waitingFor(null);
        step.ignore(counted(step, then, before, place, event));
        Input input = new Input.Happened(event);
        if (step.ignoresAll(firing(step, then, input))) {
            return;
        }
        if (event instanceof UserMessage) {
            step.state().openEpisode().ifPresent(episode -> HandoffReturns.returnedIfAgentIsGone(step, episode));
        }
        List<Reason> found = StuckSignals.collect(step, then.with(step.state().suspicion()), input);
        if (event instanceof UserMessage) {
            BreachWatch.watch(step, found);
        }
    }

    /** What detectors compare this message with: everything before it, without its edit if that came first. */
    static Conversation unheard(
            Transition step, Conversation before, Turn.Who who, ConversationEvent event, TurnMark mark) {
        int place = before.history().changed(who, mark);
        if (place < 0) {
            return before;
        }
        Conversation without = before.with(before.history().without(place));
        step.ignore(counted(step, without, before, place, event));
        return without;
    }

    /** The detectors that fired for an earlier version of the turn. */
    private static Set<String> counted(
            Transition step, Conversation then, Conversation before, int place, ConversationEvent event) {
        Set<String> detectors = new HashSet<>();
        TurnMark mark = before.history().marks().get(place);
        for (Reason reason : before.suspicion().evidence()) {
            if (reason.messageId() != null && mark.isOf(TurnMark.key(reason.messageId()))) {
                detectors.add(reason.detector());
            }
        }
        // An answer clears the evidence, while the turn's text stays.
        MessageContent said =
                MessageContent.text("", before.transcript().get(place).text());
        Input again =
                switch (event) {
                    case UserMessage user ->
                        new Input.Happened(new UserMessage(user.meta(), user.conversation(), said));
                    case BotMessage bot ->
                        new Input.Happened(new BotMessage(bot.meta(), bot.conversation(), said, bot.epoch()));
                    default -> new Input.Happened(event);
                };
        detectors.addAll(firing(step, then.waitingFor(null), again));
        return detectors;
    }

    private static Set<String> firing(Transition step, Conversation then, Input input) {
        Set<String> detectors = new HashSet<>();
        for (Detector detector : step.policy().detectors().all()) {
            detector.inspect(then, input, step.now())
                    .ifPresent(signal -> detectors.add(signal.reason().detector()));
        }
        return detectors;
    }
}
