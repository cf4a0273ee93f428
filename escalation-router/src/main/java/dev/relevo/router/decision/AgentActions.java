package dev.relevo.router.decision;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.AgentAction.Claim;
import dev.relevo.event.AgentAction.Note;
import dev.relevo.event.AgentAction.Release;
import dev.relevo.event.AgentAction.Reply;
import dev.relevo.event.AgentAction.Resolve;
import dev.relevo.event.AgentAction.Transfer;
import dev.relevo.event.Bounds;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.handoff.HandoffReturns;
import dev.relevo.router.handoff.Handoffs;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.handoff.UnnamedHold;
import dev.relevo.router.policy.QueueRule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What agents do. The order of the partition decides: the first valid claim wins, the others are told by whom. */
final class AgentActions {
    private AgentActions() {}

    public static void act(Transition step, AgentAction action) {
        ActionRef ref = action.action();
        Optional<Episode> open =
                step.state.openEpisode().filter(episode -> episode.id().equals(ref.handoffId()));
        switch (action) {
            case Claim ignored -> claim(step, ref, open.orElse(null));
            case Release ignored -> reachable(step, ref, open).ifPresent(episode -> release(step, ref, episode));
            case Transfer transfer ->
                reachable(step, ref, open).ifPresent(episode -> HandoffTransfers.transfer(step, transfer, episode));
            case Reply reply ->
                held(step, ref, open).filter(_ -> canBeSent(step, ref, reply)).ifPresent(episode -> {
                    step.state = step.state
                            .with(episode.answeredBy(ref.agentId(), step.now))
                            .plus(new Turn(Turn.Who.AGENT, reply.text(), step.now));
                    step.reply(reply.text(), ref);
                });
            case Note note ->
                held(step, ref, open)
                        .filter(_ -> fits(step, ref, note.text()))
                        .ifPresent(episode -> step.state =
                                step.state.with(episode.noted(new Turn(Turn.Who.AGENT, note.text(), step.now))));
            case Resolve resolve ->
                reachable(step, ref, open)
                        .filter(_ -> resolve.wrapUp() == null || fits(step, ref, resolve.wrapUp()))
                        .ifPresent(episode -> Handoffs.resolved(step, episode, ref.agentId(), resolve.wrapUp()));
        }
    }

    /** WhatsApp would take no longer one, and none outside the window. */
    private static boolean canBeSent(Transition step, ActionRef ref, Reply reply) {
        Optional<String> refusal = step.state.refusesReplies(step.now);
        if (refusal.isPresent()) {
            reject(step, ref, refusal.get());
            return false;
        }
        int length = reply.text().length();
        if (length > Bounds.OUTBOUND_TEXT_MAX) {
            reject(
                    step,
                    ref,
                    "a reply has at most " + Bounds.OUTBOUND_TEXT_MAX + " characters, this one has " + length);
        }
        return length <= Bounds.OUTBOUND_TEXT_MAX;
    }

    /** What is kept with the handoff is bounded, so that its state is. */
    private static boolean fits(Transition step, ActionRef ref, String note) {
        int bytes = note.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Bounds.NOTE_MAX_BYTES) {
            reject(step, ref, "a note has at most " + Bounds.NOTE_MAX_BYTES + " bytes, this one has " + bytes);
        }
        return bytes <= Bounds.NOTE_MAX_BYTES;
    }

    /** Does nothing, and says why. */
    static void refuse(Transition step, AgentAction action, String reason) {
        if (action instanceof Claim) {
            Optional<Episode> open = step.state.openEpisode();
            rejectClaim(step, action.action(), open.orElse(null), reason);
        } else {
            reject(step, action.action(), reason);
        }
    }

    private static void claim(Transition step, ActionRef ref, @Nullable Episode episode) {
        String agent = ref.agentId();
        if (episode == null) {
            rejectClaim(step, ref, null, "it is not open any more");
        } else if (episode.isHeldBy(agent)) {
            Handoffs.claimed(step, episode, agent);
        } else if (episode.state() == Episode.State.ASSIGNED && !UnnamedHold.is(episode)) {
            rejectClaim(step, ref, episode, "another agent was faster");
        } else {
            full(step, episode, agent)
                    .ifPresentOrElse(
                            reason -> rejectClaim(step, ref, episode, reason),
                            () -> Handoffs.claimed(step, episode, agent));
        }
    }

    /** Why this agent gets no more of the queue; empty when they do. */
    static Optional<String> full(Transition step, Episode episode, String agent) {
        int held = step.agents.held(agent);
        return Optional.ofNullable(episode.queue())
                .flatMap(step.policy::queue)
                .map(QueueRule::capacityPerAgent)
                .filter(capacity -> held >= capacity)
                .map(_ -> "holds " + held + " handoffs, as many as queue " + episode.queue() + " allows one agent");
    }

    private static void release(Transition step, ActionRef ref, Episode episode) {
        if (episode.state() == Episode.State.QUEUED) {
            reject(step, ref, "it waits in its queue already");
        } else {
            String by = episode.isHeldBy(ref.agentId()) ? "the agent" : "an operator";
            HandoffReturns.returned(step, episode, "released by " + by);
        }
    }

    private static void rejectClaim(Transition step, ActionRef ref, @Nullable Episode episode, String reason) {
        String queue = episode == null ? null : episode.queue();
        String by = episode == null ? null : episode.agentId();
        step.emit(new HandoffClaimRejected(step.meta(), step.ref(ref.handoffId(), queue), ref.agentId(), by, reason));
    }

    /** The episode, when this agent has it or an operator acts; otherwise the action is rejected. */
    private static Optional<Episode> reachable(Transition step, ActionRef ref, Optional<Episode> open) {
        return ref.byOperator() && open.isPresent() ? open : held(step, ref, open);
    }

    /** The episode, when this agent has it; otherwise the action is rejected. */
    private static Optional<Episode> held(Transition step, ActionRef ref, Optional<Episode> open) {
        if (open.isEmpty()) {
            reject(step, ref, "this handoff is not open");
            return Optional.empty();
        }
        if (!open.get().isHeldBy(ref.agentId())) {
            reject(step, ref, "this handoff is not yours; claim it first");
            return Optional.empty();
        }
        return open;
    }

    static void reject(Transition step, ActionRef ref, String reason) {
        step.emit(new HandoffActionRejected(
                step.meta(), step.ref(ref.handoffId(), null), ref.actionId(), ref.agentId(), reason));
    }
}
