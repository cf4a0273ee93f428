package dev.relevo.router.decision;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction;
import dev.relevo.event.AgentAction.Claim;
import dev.relevo.event.HandoffEvent.HandoffActionRejected;
import dev.relevo.event.HandoffEvent.HandoffClaimRejected;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.policy.QueueRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent is told whose action is not done. */
final class ActionRefusals {
    private ActionRefusals() {}

    /** Rejects the action with a reason. */
    static void refuse(Transition step, AgentAction action, String reason) {
        if (action instanceof Claim) {
            rejectClaim(step, action.action(), step.state().openEpisode().orElse(null), reason);
        } else {
            reject(step, action.action(), reason);
        }
    }

    static void rejectClaim(Transition step, ActionRef ref, @Nullable Episode episode, String reason) {
        String queue = episode == null ? null : episode.queue();
        String by = episode == null ? null : episode.agentId();
        step.emit(new HandoffClaimRejected(step.meta(), step.ref(ref.handoffId(), queue), ref.agentId(), by, reason));
    }

    static void reject(Transition step, ActionRef ref, String reason) {
        step.emit(new HandoffActionRejected(
                step.meta(), step.ref(ref.handoffId(), null), ref.actionId(), ref.agentId(), reason));
    }

    /** The reason why this agent cannot take more of the queue; empty when they can. */
    static Optional<String> full(Transition step, Episode episode, String agent) {
        int held = step.agents().held(agent);
        return Optional.ofNullable(episode.queue())
                .flatMap(step.policy()::queue)
                .map(QueueRule::capacityPerAgent)
                .filter(capacity -> held >= capacity)
                .map(_ -> "holds " + held + " handoffs, as many as queue " + episode.queue() + " allows one agent");
    }
}
