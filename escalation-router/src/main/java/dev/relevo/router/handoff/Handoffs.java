package dev.relevo.router.handoff;

import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.HandoffEvent.HandoffExpired;
import dev.relevo.event.HandoffEvent.HandoffOpened;
import dev.relevo.event.HandoffEvent.HandoffResolved;
import dev.relevo.event.HandoffId;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Assignment;
import dev.relevo.router.conversation.Cause;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.QueuePlacement;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.detector.AuditProbe;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.Phrase;
import dev.relevo.router.policy.QueueRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of a handoff, from enough evidence to its end. Every way out of "stuck" ends in an accepted path. */
public final class Handoffs {
    private static final int EXPLICIT_PRIORITY = 2;
    private static final int INFERRED_PRIORITY = 3;

    private Handoffs() {}

    /** Opens an episode when the signs are enough; adds to the open one when there is one. */
    public static void consider(Transition step) {
        StuckScore suspicion = step.state.suspicion();
        Optional<Episode> open = step.state.openEpisode();
        if (open.isPresent()) {
            if (open.get().state() == Episode.State.QUEUED) {
                step.state = step.state.with(open.get().because(suspicion.evidence()));
            }
            return;
        }
        if (step.state.ownership().owner() != Owner.BOT
                || (isQuiet(step) && suspicion.evidence().stream().noneMatch(Handoffs::isExplicit))) {
            return;
        }
        if (suspicion.score() >= step.policy.score().handoffAt()) {
            open(step, suspicion.evidence());
        } else if (suspicion.score() >= step.policy.score().offerAt() && !suspicion.offered()) {
            Offer.make(step, suspicion.evidence());
        }
    }

    private static boolean isQuiet(Transition step) {
        Instant until = step.state.clocks().quietUntil();
        return until != null && step.now.isBefore(until);
    }

    /** Whether the user asked for a person; such a request is never delayed. */
    private static boolean isExplicit(Reason reason) {
        return Detector.kindOf(reason) != Detector.Kind.INFERRED;
    }

    static boolean isAudit(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.detector().equals(AuditProbe.NAME));
    }

    public static int priority(Transition step, List<Reason> reasons) {
        if (isAudit(reasons)) {
            return step.policy.detectors().auditProbe().priority();
        }
        return reasons.stream().anyMatch(Handoffs::isExplicit) ? EXPLICIT_PRIORITY : INFERRED_PRIORITY;
    }

    private static void open(Transition step, List<Reason> reasons) {
        HandoffId id = step.newHandoffId();
        int priority = priority(step, reasons);
        if (step.policy.mode() == Mode.SHADOW) {
            recorded(step, id, reasons);
            return;
        }
        Cause cause = new Cause(priority, reasons, step.now);
        Optional<QueueRule> queue = step.policy.openQueue(step.need(reasons), step.now, rule -> isStaffed(step, rule));
        if (queue.isPresent()) {
            QueuePlacement placement = AnswerDeadlines.place(step, queue.get(), null, false)
                    .passing(PassedOverQueues.before(step, step.need(reasons), queue.get()));
            Episode episode = Episode.opened(id, Episode.State.QUEUED, cause, placement, null);
            step.state = step.state.with(episode).waitingFor(null);
            step.emit(new HandoffOpened(
                    step.meta(), step.ref(episode), priority, reasons, episode.dueAt(), placement.passedOver()));
            enqueue(step, episode);
            step.tell(step.policy.say(Phrase.HANDOFF, step.state.language()), OutboundMessage.HANDOFF);
            if (isAudit(reasons)) {
                ContactPathOffer.listAll(step, episode);
            }
        } else {
            Episode episode =
                    Episode.opened(id, Episode.State.PATHS_OFFERED, cause, QueuePlacement.nowhere(step.now), null);
            step.state = step.state.with(episode).waitingFor(null);
            boolean open = step.policy.openQueue(step.need(reasons), step.now).isPresent();
            ContactPathOffer.offer(step, episode, open ? "no agent is at work" : "no agent queue is open");
            rest(step);
        }
    }

    /** What a policy that only watches would have done. */
    static void recorded(Transition step, HandoffId id, List<Reason> reasons) {
        step.emit(new HandoffOpened(step.meta(), step.ref(id, null), priority(step, reasons), reasons, step.now));
        rest(step);
    }

    public static boolean isStaffed(Transition step, QueueRule queue) {
        return step.agents.isStaffed(queue.name(), step.now);
    }

    /** A user who was sent other contact paths writes again: if agents are present by now, they are offered one. */
    public static void followUp(Transition step) {
        Episode told = step.state.episode();
        if (told == null
                || told.state() != Episode.State.PATHS_OFFERED
                || told.followedUp()
                || step.toldPaths()
                || step.policy.mode() == Mode.SHADOW
                || step.state.ownership().owner() != Owner.BOT) {
            return;
        }
        boolean helpIsThere = step.policy
                .openQueue(step.need(told.reasons()), step.now, rule -> isStaffed(step, rule))
                .isPresent();
        if (helpIsThere) {
            step.state = step.state.with(told.offeredAgent());
            Offer.make(step, told.reasons());
        }
    }

    /** Puts the episode on its queue's topic and silences the bot. */
    static void enqueue(Transition step, Episode episode) {
        step.own(Owner.QUEUE, null, episode.id());
        EventMeta meta = step.meta();
        Instant closes = Objects.requireNonNullElse(step.state.windowClosesAt(), step.now);
        step.emit(new Handoff(
                meta,
                episode.id(),
                step.id(),
                step.id().phoneNumberId(),
                step.state.person(),
                Objects.requireNonNull(episode.queue()),
                episode.priority(),
                episode.reasons(),
                step.state.language(),
                episode.openedAt(),
                episode.dueAt(),
                closes,
                step.state.transcript(),
                episode.attempt(),
                false));
    }

    /** An agent has it, by claim. */
    public static void claimed(Transition step, Episode episode, String agentId) {
        Episode assigned = episode.claimedBy(agentId, step.now);
        step.state = step.state.with(assigned).with(StuckScore.NONE);
        step.emit(new HandoffClaimed(step.meta(), step.ref(assigned), agentId));
        step.own(Owner.AGENT, agentId, assigned.id());
    }

    /** A human replied outside the agent API and takes ownership. */
    public static void takenByHuman(Transition step, @Nullable String agentId) {
        Episode open = step.state.openEpisode().orElse(null);
        if (open == null) {
            Cause himself = new Cause(INFERRED_PRIORITY, List.of(), step.now);
            Assignment hold = new Assignment(agentId, step.now, true);
            Episode own = Episode.opened(
                    step.newHandoffId(), Episode.State.ASSIGNED, himself, QueuePlacement.nowhere(step.now), hold);
            step.state = step.state.with(own);
            step.own(Owner.AGENT, agentId, own.id());
            return;
        }
        boolean waited = open.state() == Episode.State.QUEUED;
        String holder = agentId != null ? agentId : open.agentId();
        step.state = step.state.with(open.answeredBy(holder, step.now));
        if (waited) {
            step.emit(new HandoffClaimed(step.meta(), step.ref(open), holder == null ? "unknown" : holder));
        }
        step.own(Owner.AGENT, holder, open.id());
    }

    /** Ended, by an agent or by their silence; the bot speaks again. */
    public static void resolved(Transition step, Episode episode, @Nullable String agentId, @Nullable String wrapUp) {
        step.state = step.state.with(episode.closed(Episode.State.RESOLVED, step.now));
        step.emit(new HandoffResolved(step.meta(), step.ref(episode), agentId, wrapUp));
        step.own(Owner.BOT, null, null);
        rest(step);
    }

    public static void expired(Transition step, Episode episode) {
        step.state = step.state.with(episode.closed(Episode.State.EXPIRED, step.now));
        step.emit(new HandoffExpired(step.meta(), step.ref(episode)));
        step.own(Owner.BOT, null, null);
        rest(step);
    }

    /** After an episode: a clean slate, and no new one for weak signs for a while. */
    public static void rest(Transition step) {
        ConversationTimers quiet =
                step.state.clocks().quiet(step.now.plus(step.policy.score().coolDown()));
        step.state = step.state.with(StuckScore.NONE).with(quiet);
    }
}
