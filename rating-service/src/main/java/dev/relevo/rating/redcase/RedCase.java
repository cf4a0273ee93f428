package dev.relevo.rating.redcase;

import dev.relevo.event.Ids;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.RedCaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of being red that is still open.
 *
 * @param caseId derived from the number and the time of flagging
 * @param flaggedAt when WhatsApp flagged it: where the clock starts
 * @param seenAt when Relevo saw it
 * @param deadline when limits follow; null under a rule set without one
 * @param ruleSet name of the rules it is judged by; those in force when it was opened
 * @param told which deadline notices went out, by time left
 * @param overdue true once the deadline was reached while still red
 */
public record RedCase(
        String caseId,
        Instant flaggedAt,
        Instant seenAt,
        @Nullable Instant deadline,
        String ruleSet,
        Set<Duration> told,
        boolean overdue) {
    public RedCase {
        told = Set.copyOf(told);
    }

    static RedCase opened(PhoneNumberId number, RuleSet rules, Instant flaggedAt, Instant seenAt) {
        String caseId = Ids.derived("red-case", number.value(), flaggedAt.toString());
        Instant deadline = rules.deadline(flaggedAt).orElse(null);
        return new RedCase(caseId, flaggedAt, seenAt, deadline, rules.name(), Set.of(), false);
    }

    /** The case as events name it. */
    public RedCaseRef ref() {
        return new RedCaseRef(caseId, flaggedAt, deadline, ruleSet);
    }

    RedCase withTold(Collection<Duration> more) {
        Set<Duration> all = new HashSet<>(told);
        all.addAll(more);
        return new RedCase(caseId, flaggedAt, seenAt, deadline, ruleSet, all, overdue);
    }

    RedCase pastDeadline() {
        return new RedCase(caseId, flaggedAt, seenAt, deadline, ruleSet, told, true);
    }
}
