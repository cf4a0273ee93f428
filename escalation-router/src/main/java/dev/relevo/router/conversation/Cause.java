package dev.relevo.router.conversation;

import dev.relevo.event.Reason;
import java.time.Instant;
import java.util.List;

/**
 * Why an episode began.
 *
 * @param priority 1 (first) to 5
 * @param reasons the evidence, at most {@value Suspicion#MAX_EVIDENCE}; empty when an agent stepped in by themselves
 * @param openedAt when
 */
public record Cause(int priority, List<Reason> reasons, Instant openedAt) {
    public Cause {
        reasons = List.copyOf(reasons);
    }
}
