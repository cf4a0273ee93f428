package dev.relevo.router.handoff;

import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.event.Reason;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.policy.RoutingCriteria;
import dev.relevo.router.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The queue for a user, and the queues before it in the policy that match too and cannot take them. */
final class QueueChoice {
    private QueueChoice() {}

    /** The first queue that matches the user, is open and has agents present. */
    static Optional<QueueRule> staffed(Transition step, List<Reason> reasons) {
        return step.policy().openQueue(criteria(step, reasons), step.now(), queue -> isStaffed(step, queue));
    }

    /**
     * The queue for a user: the first that is staffed. If WhatsApp refuses the number's messages, the user cannot be sent another
     * way; then a queue that is closed now is better than none.
     */
    static Optional<QueueRule> choose(Transition step, List<Reason> reasons) {
        Optional<QueueRule> staffed = staffed(step, reasons);
        return staffed.isPresent() || step.refusal() == null
                ? staffed
                : step.policy().anyQueue(criteria(step, reasons));
    }

    /** Whether a queue that matches the user is open, with or without agents. */
    static boolean isAnyOpen(Transition step, List<Reason> reasons) {
        return step.policy().openQueue(criteria(step, reasons), step.now()).isPresent();
    }

    static boolean isStaffed(Transition step, QueueRule queue) {
        return step.agents().isStaffed(queue.name(), step.now());
    }

    static List<PassedQueue> passedOver(Transition step, List<Reason> reasons, QueueRule taken) {
        RoutingCriteria criteria = criteria(step, reasons);
        List<PassedQueue> passed = new ArrayList<>();
        for (QueueRule queue : step.policy().queues()) {
            if (queue.name().equals(taken.name())) {
                return passed;
            }
            if (queue.when().matches(criteria, step.policy().labels())) {
                boolean isOpen = queue.hours().isOpen(step.now(), step.policy().timeZone());
                passed.add(new PassedQueue(queue.name(), isOpen ? "no agent is present" : "closed at this hour"));
            }
        }
        return passed;
    }

    private static RoutingCriteria criteria(Transition step, List<Reason> reasons) {
        List<String> last = step.state().lastUserTurns(1);
        return new RoutingCriteria(
                step.id().phoneNumberId().value(),
                step.state().language(),
                reasons.stream().map(Reason::detector).collect(Collectors.toSet()),
                last.isEmpty() ? List.of() : Text.words(last.getFirst()),
                step.state().suspicion().payload());
    }
}
