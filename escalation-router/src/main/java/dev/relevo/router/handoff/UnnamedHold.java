package dev.relevo.router.handoff;

import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.HandoffEvent.HandoffReturned;
import dev.relevo.event.MessageKind;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.QueuePlacement;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.detector.Burst;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.Phrase;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.transcript.TurnMark;
import dev.relevo.router.transcript.UserText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A human whom the provider does not name writes, for example from the phone app. They own the conversation for a limited time
 * only, any agent may claim it, and a user who asks for a person meanwhile is queued at once.
 */
public final class UnnamedHold {
    private UnnamedHold() {}

    public static boolean is(Episode episode) {
        return episode.isUnnamed();
    }

    /** A reaction from the phone app is not a turn and does not take over. */
    public static boolean isNoTurn(AgentMessage echo) {
        MessageKind kind = echo.message().kind();
        return echo.agentId() == null && (kind == MessageKind.REACTION || kind == MessageKind.SYSTEM);
    }

    /** The user wrote while an unnamed human owns the conversation. */
    public static List<Reason> heard(Transition step, Conversation before, UserMessage user) {
        List<Reason> asked = new ArrayList<>();
        Optional<Episode> held = step.state().openEpisode().filter(UnnamedHold::is);
        if (held.isEmpty() || isAnswered(before, user)) {
            return asked;
        }
        Burst burst = Burst.of(before, new Input.Happened(user), step.now());
        for (Detector detector : step.policy().detectors().all()) {
            // Explicit requests only; weak signals are left to the human.
            if (detector.kind() != Detector.Kind.EXPLICIT_REQUEST) {
                continue;
            }
            burst.inspect(detector, step.policy().onlyWatches(), step.now())
                    .filter(signal -> !step.isIgnored(signal))
                    .ifPresent(signal -> asked.add(signal.reason()));
        }
        if (!asked.isEmpty() && step.policy().mode() == EscalationPolicy.Mode.SHADOW) {
            HandoffOpening.recorded(step, step.newHandoffId(), NumberRefusal.before(asked, step.refusal()));
        } else if (!asked.isEmpty()) {
            reopen(step, held.get(), asked);
        }
        return asked;
    }

    /** A late message: written before the user's last turn, and a human has written since. */
    private static boolean isAnswered(Conversation before, UserMessage user) {
        Instant writtenAt = user.meta().occurredAt();
        Turn turn = UserText.turn(Turn.Who.USER, user.message(), writtenAt);
        return before.history().isLate(turn, TurnMark.of(user.message(), writtenAt))
                && before.transcript().stream()
                        .anyMatch(other ->
                                other.who() == Turn.Who.AGENT && other.at().isAfter(writtenAt));
    }

    private static void reopen(Transition step, Episode held, List<Reason> asked) {
        Episode episode = held.asked(HandoffPriority.of(step, asked), NumberRefusal.before(asked, step.refusal()));
        Optional<QueueRule> queue = QueueChoice.choose(step, asked);
        if (queue.isEmpty()) {
            step.close(episode, Episode.State.PATHS_OFFERED);
            ContactPathOffer.offer(step, episode, "nobody answers a queue now");
            step.own(Owner.BOT, null, null);
            step.rest();
            return;
        }
        // An episode that began with a human's turn was never in a queue.
        boolean isNew = held.queue() == null;
        QueuePlacement place = AnswerDeadlines.place(step, queue.get(), isNew ? null : held.placement(), false);
        Episode placed =
                episode.queued(isNew ? place.passing(QueueChoice.passedOver(step, asked, queue.get())) : place);
        step.update(placed);
        step.emit(
                isNew
                        ? new HandoffOpened(
                                step.meta(),
                                step.ref(placed),
                                placed.priority(),
                                placed.reasons(),
                                placed.dueAt(),
                                placed.passedOver())
                        : new HandoffReturned(step.meta(), step.ref(episode), "the user asked for a person again"));
        Handoffs.enqueue(step, placed);
        OutboundMessages.tell(
                step, step.policy().say(Phrase.HANDOFF, step.state().language()), OutboundMessage.HANDOFF);
        if (HandoffPriority.isAudit(asked)) {
            ContactPathOffer.listAll(step, placed);
        }
    }
}
