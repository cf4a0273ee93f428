package dev.relevo.router.handoff;

import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.HandoffEvent.HandoffOverflowed;
import dev.relevo.event.HandoffEvent.HandoffReturned;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.QueueRule;
import java.util.Objects;
import java.util.Optional;

/** Returns of a handoff to a queue, overflow, and missed answer targets. */
public final class HandoffReturns {
    private HandoffReturns() {}

    /** Back to a queue after a release, a silent agent or a transfer. */
    public static void requeue(Transition step, Episode episode, QueueRule queue) {
        Episode queued = episode.queued(AnswerDeadlines.place(step, queue, episode.placement(), false));
        step.update(queued);
        Handoffs.enqueue(step, queued);
    }

    /** The user writes to an agent who has left: the handoff goes back to a queue. */
    public static void returnedIfAgentIsGone(Transition step, Episode episode) {
        String holder = episode.agentId();
        if (episode.state() == Episode.State.ASSIGNED
                && holder != null
                && step.agents().isGone(holder, step.now())) {
            returned(step, episode, "the agent is gone");
        }
    }

    public static void returned(Transition step, Episode episode, String reason) {
        step.emit(new HandoffReturned(step.meta(), step.ref(episode), reason));
        Optional<QueueRule> queue = queueFor(step, episode);
        if (queue.isPresent()) {
            requeue(step, episode, queue.get());
        } else {
            // The policy no longer has that queue, or none is open: the other contact paths remain.
            ContactPathOffer.offer(step, episode, reason);
            step.close(episode, Episode.State.PATHS_OFFERED);
            step.own(Owner.BOT, null, null);
            step.rest();
        }
    }

    /**
     * Its own queue, or the queue that the policy chooses: if a human had taken over without one, or if its own is no longer there
     * and the user cannot be sent another way.
     */
    private static Optional<QueueRule> queueFor(Transition step, Episode episode) {
        Optional<QueueRule> own = Optional.ofNullable(episode.queue()).flatMap(step.policy()::queue);
        boolean mayChoose = step.policy().mode() != Mode.SHADOW && (episode.queue() == null || step.refusal() != null);
        return own.isPresent() || !mayChoose ? own : QueueChoice.choose(step, episode.reasons());
    }

    /** Waited too long: moves the handoff to the overflow queue, if the policy still has it and it is open. */
    public static void overflowed(Transition step, Episode episode) {
        String from = Objects.requireNonNull(episode.queue());
        Optional<QueueRule> other = step.policy()
                .queue(from)
                .map(QueueRule::overflow)
                .flatMap(overflow -> step.policy().queue(overflow.to()))
                .filter(queue -> queue.hours().isOpen(step.now(), step.policy().timeZone()))
                .filter(queue -> QueueChoice.isStaffed(step, queue));
        if (other.isEmpty()) {
            Episode staying = episode.staying();
            step.update(staying);
            if (!staying.pathsOffered() && !step.now().isBefore(staying.dueAt())) {
                unanswered(step, staying);
            }
            return;
        }
        Episode queued = episode.queued(AnswerDeadlines.place(step, other.get(), episode.placement(), true));
        step.emit(new HandoffOverflowed(step.meta(), step.ref(queued), from));
        step.update(queued);
        Handoffs.enqueue(step, queued);
    }

    /** The answer target passed without an agent: the user is sent the other contact paths, if possible, and keeps waiting. */
    public static void unanswered(Transition step, Episode episode) {
        step.update(episode.toldPaths());
        ContactPathOffer.offer(step, episode, "nobody answered in time");
    }
}
