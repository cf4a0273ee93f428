package dev.relevo.router.handoff;

import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Handoff;
import dev.relevo.event.HandoffEvent.HandoffClaimed;
import dev.relevo.event.HandoffEvent.HandoffExpired;
import dev.relevo.event.HandoffEvent.HandoffResolved;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.Assignment;
import dev.relevo.router.conversation.Episode.Cause;
import dev.relevo.router.conversation.Episode.QueuePlacement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A handoff in its queue, with an agent and at its end. Every way out of "stuck" ends in an accepted path. */
public final class Handoffs {
    private Handoffs() {}

    /** Writes the handoff to its queue's topic and mutes the bot. */
    static void enqueue(Transition step, Episode episode) {
        step.own(Owner.QUEUE, null, episode.id());
        EventMeta meta = step.meta();
        Instant closes = Objects.requireNonNullElse(step.state().windowClosesAt(), step.now());
        step.emit(new Handoff(
                meta,
                episode.id(),
                step.id(),
                step.id().phoneNumberId(),
                step.state().person(),
                Objects.requireNonNull(episode.queue()),
                episode.priority(),
                episode.reasons(),
                step.state().language(),
                episode.openedAt(),
                episode.dueAt(),
                closes,
                step.state().transcript(),
                episode.attempt(),
                false));
    }

    /** Assigns the episode to an agent, by claim. */
    public static void claimed(Transition step, Episode episode, String agentId) {
        Episode assigned = episode.claimedBy(agentId, step.now());
        step.update(assigned);
        step.clearScore();
        step.emit(new HandoffClaimed(step.meta(), step.ref(assigned), agentId));
        step.own(Owner.AGENT, agentId, assigned.id());
    }

    /** A human replied outside the agent API and takes ownership. */
    public static void takenByHuman(Transition step, @Nullable String agentId) {
        Episode open = step.state().openEpisode().orElse(null);
        if (open == null) {
            Cause steppedIn = new Cause(HandoffPriority.INFERRED, List.of(), step.now());
            Assignment hold = new Assignment(agentId, step.now(), true);
            Episode own = Episode.opened(
                    step.newHandoffId(), Episode.State.ASSIGNED, steppedIn, QueuePlacement.nowhere(step.now()), hold);
            step.open(own);
            step.own(Owner.AGENT, agentId, own.id());
            return;
        }
        boolean waited = open.state() == Episode.State.QUEUED;
        String holder = agentId != null ? agentId : open.agentId();
        step.update(open.answeredBy(holder, step.now()));
        if (waited) {
            step.emit(new HandoffClaimed(step.meta(), step.ref(open), holder == null ? "unknown" : holder));
        }
        step.own(Owner.AGENT, holder, open.id());
    }

    /** Ends the episode, by an agent or by inactivity; the bot owns the conversation again. */
    public static void resolved(Transition step, Episode episode, @Nullable String agentId, @Nullable String wrapUp) {
        step.close(episode, Episode.State.RESOLVED);
        step.emit(new HandoffResolved(step.meta(), step.ref(episode), agentId, wrapUp));
        step.own(Owner.BOT, null, null);
        step.rest();
    }

    public static void expired(Transition step, Episode episode) {
        step.close(episode, Episode.State.EXPIRED);
        step.emit(new HandoffExpired(step.meta(), step.ref(episode)));
        step.own(Owner.BOT, null, null);
        step.rest();
    }
}
