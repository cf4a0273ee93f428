package dev.relevo.router.handoff;

import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.policy.RoutingCriteria;
import java.util.ArrayList;
import java.util.List;

/** The queues that match a person and come before the one that took them. */
final class PassedOverQueues {
    private PassedOverQueues() {}

    public static List<PassedQueue> before(Transition step, RoutingCriteria need, QueueRule taken) {
        List<PassedQueue> passed = new ArrayList<>();
        for (QueueRule queue : step.policy.queues()) {
            if (queue.name().equals(taken.name())) {
                return passed;
            }
            if (queue.when().matches(need, step.policy.labels())) {
                boolean isOpen = queue.hours().isOpen(step.now, step.policy.timeZone());
                passed.add(new PassedQueue(queue.name(), isOpen ? "no agent is present" : "closed at this hour"));
            }
        }
        return passed;
    }
}
