package dev.relevo.router.handoff;

import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.HandoffId;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.Cause;
import dev.relevo.router.conversation.Episode.QueuePlacement;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.Phrase;
import dev.relevo.router.policy.QueueRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From enough evidence to a handoff, or to an offer of one. */
public final class HandoffOpening {
    private HandoffOpening() {}

    /** Opens an episode when the score is high enough; adds evidence to the open one if there is one. */
    public static void consider(Transition step) {
        StuckScore suspicion = step.state().suspicion();
        Optional<Episode> open = step.state().openEpisode();
        if (open.isPresent()) {
            if (open.get().state() == Episode.State.QUEUED) {
                step.update(open.get().because(NumberRefusal.before(suspicion.evidence(), step.refusal())));
            }
            return;
        }
        if (step.state().ownership().owner() != Owner.BOT
                || (isQuiet(step) && !HandoffPriority.isExplicit(suspicion.evidence()))) {
            return;
        }
        if (suspicion.score() >= step.policy().score().handoffAt()) {
            open(step, suspicion.evidence());
        } else if (suspicion.score() >= step.policy().score().offerAt() && !suspicion.offered()) {
            offer(step, suspicion.evidence());
        }
    }

    /** A user who cannot be asked gets a person at once. */
    private static void offer(Transition step, List<Reason> evidence) {
        if (step.refusal() == null) {
            Offer.make(step, evidence);
        } else {
            open(step, evidence);
        }
    }

    private static boolean isQuiet(Transition step) {
        Instant until = step.state().clocks().quietUntil();
        return until != null && step.now().isBefore(until);
    }

    private static void open(Transition step, List<Reason> evidence) {
        HandoffId id = step.newHandoffId();
        List<Reason> reasons = NumberRefusal.before(evidence, step.refusal());
        if (step.policy().mode() == Mode.SHADOW) {
            recorded(step, id, reasons);
            return;
        }
        Cause cause = new Cause(HandoffPriority.of(step, reasons), reasons, step.now());
        QueueChoice.choose(step, reasons)
                .ifPresentOrElse(queue -> intoQueue(step, id, cause, queue), () -> withoutQueue(step, id, cause));
    }

    private static void intoQueue(Transition step, HandoffId id, Cause cause, QueueRule queue) {
        List<Reason> reasons = cause.reasons();
        QueuePlacement placement =
                AnswerDeadlines.place(step, queue, null, false).passing(QueueChoice.passedOver(step, reasons, queue));
        Episode episode = Episode.opened(id, Episode.State.QUEUED, cause, placement, null);
        step.open(episode);
        step.emit(new HandoffOpened(
                step.meta(), step.ref(episode), cause.priority(), reasons, episode.dueAt(), placement.passedOver()));
        Handoffs.enqueue(step, episode);
        OutboundMessages.tell(
                step, step.policy().say(Phrase.HANDOFF, step.state().language()), OutboundMessage.HANDOFF);
        if (HandoffPriority.isAudit(reasons)) {
            ContactPathOffer.listAll(step, episode);
        }
    }

    private static void withoutQueue(Transition step, HandoffId id, Cause cause) {
        if (step.refusal() == null) {
            toOtherPaths(step, id, cause);
        } else {
            // Nobody can help, and the user cannot be told. If they asked for a person, a breach follows.
            recorded(step, id, cause.reasons());
        }
    }

    private static void toOtherPaths(Transition step, HandoffId id, Cause cause) {
        Episode episode =
                Episode.opened(id, Episode.State.PATHS_OFFERED, cause, QueuePlacement.nowhere(step.now()), null);
        step.open(episode);
        boolean open = QueueChoice.isAnyOpen(step, cause.reasons());
        ContactPathOffer.offer(step, episode, open ? "no agent is at work" : "no agent queue is open");
        step.rest();
    }

    /** A handoff that reaches no queue: the policy only watches, or no queue serves the user. */
    static void recorded(Transition step, HandoffId id, List<Reason> reasons) {
        step.emit(new HandoffOpened(
                step.meta(), step.ref(id, null), HandoffPriority.of(step, reasons), reasons, step.now()));
        step.rest();
    }

    /** A user who was sent other contact paths writes again: if agents are present now, the user is offered one. */
    public static void followUp(Transition step) {
        Episode told = step.state().episode();
        if (told == null
                || told.state() != Episode.State.PATHS_OFFERED
                || told.followedUp()
                || step.toldPaths()
                || step.policy().mode() == Mode.SHADOW
                || step.state().ownership().owner() != Owner.BOT) {
            return;
        }
        if (QueueChoice.staffed(step, told.reasons()).isPresent()) {
            step.update(told.offeredAgent());
            offer(step, told.reasons());
        }
    }
}
