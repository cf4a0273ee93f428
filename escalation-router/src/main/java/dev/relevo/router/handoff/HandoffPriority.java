package dev.relevo.router.handoff;

import dev.relevo.event.Reason;
import dev.relevo.router.detector.AuditProbe;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.detector.Detectors;
import java.util.List;

/** How urgent a handoff is, from its reasons: 1 (first) to 5. */
final class HandoffPriority {
    static final int EXPLICIT = 2;
    static final int INFERRED = 3;

    private HandoffPriority() {}

    static int of(Transition step, List<Reason> reasons) {
        if (isAudit(reasons)) {
            return step.policy().detectors().get(AuditProbe.class).priority();
        }
        return isExplicit(reasons) ? EXPLICIT : INFERRED;
    }

    /** Whether the user asked for a person; such a request is never delayed. */
    static boolean isExplicit(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> Detectors.kindOf(reason) != Detector.Kind.INFERRED);
    }

    static boolean isAudit(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.detector().equals(AuditProbe.NAME));
    }
}
