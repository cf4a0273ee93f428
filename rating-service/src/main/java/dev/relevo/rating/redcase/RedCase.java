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
 * An open red case: a period in which a number is rated red.
 *
 * @param caseId derived from the number and the time of the flag
 * @param flaggedAt when WhatsApp flagged the number; the deadline counts from here
 * @param seenAt when Relevo observed it
 * @param deadline when WhatsApp imposes limits; null under a rule set without a deadline
 * @param ruleSet name of the rule set in force when it was opened
 * @param sentNotices the deadline notices already sent, by time left
 * @param overdue true once the deadline passed while the number was still red
 */
public record RedCase(
        String caseId,
        Instant flaggedAt,
        Instant seenAt,
        @Nullable Instant deadline,
        String ruleSet,
        Set<Duration> sentNotices,
        boolean overdue) {
    public RedCase {
        sentNotices = Set.copyOf(sentNotices);
    }

    static RedCase opened(PhoneNumberId number, RuleSet rules, Instant flaggedAt, Instant seenAt) {
        String caseId = Ids.derived("red-case", number.value(), flaggedAt.toString());
        Instant deadline = rules.deadline(flaggedAt).orElse(null);
        return new RedCase(caseId, flaggedAt, seenAt, deadline, rules.name(), Set.of(), false);
    }

    /** The reference to the case in events. */
    public RedCaseRef ref() {
        return new RedCaseRef(caseId, flaggedAt, deadline, ruleSet);
    }

    RedCase withSentNotices(Collection<Duration> more) {
        Set<Duration> all = new HashSet<>(sentNotices);
        all.addAll(more);
        return new RedCase(caseId, flaggedAt, seenAt, deadline, ruleSet, all, overdue);
    }

    RedCase pastDeadline() {
        return new RedCase(caseId, flaggedAt, seenAt, deadline, ruleSet, sentNotices, true);
    }
}
