package dev.relevo.router.decision;

import dev.relevo.event.ActionRef;
import dev.relevo.event.AgentAction.Transfer;
import dev.relevo.event.HandoffEvent.HandoffTransferred;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.handoff.HandoffReturns;
import dev.relevo.router.handoff.Handoffs;
import dev.relevo.router.handoff.Transition;
import dev.relevo.router.policy.QueueRule;
import java.util.Optional;

/** Transfers a handoff to another queue or to one agent. */
final class HandoffTransfers {
    private HandoffTransfers() {}

    public static void transfer(Transition step, Transfer transfer, Episode episode) {
        if (transfer.queue() != null) {
            toQueue(step, transfer.action(), episode, transfer.queue());
        } else if (transfer.toAgentId() != null) {
            toAgent(step, transfer.action(), episode, transfer.toAgentId());
        }
    }

    private static void toQueue(Transition step, ActionRef ref, Episode episode, String queueName) {
        Optional<QueueRule> queue = step.policy().queue(queueName);
        if (queue.isEmpty()) {
            ActionRefusals.reject(step, ref, "the policy of this number has no queue '" + queueName + "'");
            return;
        }
        if (queueName.equals(episode.queue())) {
            boolean waits = episode.state() == Episode.State.QUEUED;
            String where = waits
                    ? "it waits in queue '" + queueName + "' already"
                    : "it comes from queue '" + queueName + "'; release it instead";
            ActionRefusals.reject(step, ref, where);
            return;
        }
        if (!queue.get().hours().isOpen(step.now(), step.policy().timeZone())
                || !step.agents().isStaffed(queueName, step.now())) {
            ActionRefusals.reject(step, ref, "nobody answers queue '" + queueName + "' now");
            return;
        }
        String from = episode.queue() == null ? "none" : episode.queue();
        step.emit(new HandoffTransferred(step.meta(), step.ref(episode.id(), queueName), from));
        HandoffReturns.requeue(step, episode, queue.get());
    }

    private static void toAgent(Transition step, ActionRef ref, Episode episode, String agent) {
        if (episode.isHeldBy(agent)) {
            ActionRefusals.reject(step, ref, "agent '" + agent + "' has it already");
        } else if (step.agents().isGone(agent, step.now())) {
            ActionRefusals.reject(step, ref, "agent '" + agent + "' is not present");
        } else {
            ActionRefusals.full(step, episode, agent)
                    .ifPresentOrElse(
                            reason -> ActionRefusals.reject(step, ref, "agent '" + agent + "' " + reason),
                            () -> Handoffs.claimed(step, episode, agent));
        }
    }
}
