package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reference to a red case: one period in which a number is red.
 *
 * @param caseId derived from the number and the time at which it was flagged
 * @param flaggedAt when WhatsApp flagged the number; the deadline counts from it
 * @param deadline when WhatsApp imposes limits; null under a rule set without a deadline
 * @param ruleSet the dated rule set that applies, for example {@code human-escalation-2020}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedCaseRef(
        String caseId, Instant flaggedAt, @Nullable Instant deadline, String ruleSet) {
    public RedCaseRef {
        Objects.requireNonNull(caseId, "caseId is missing");
        Objects.requireNonNull(flaggedAt, "flaggedAt is missing");
        Objects.requireNonNull(ruleSet, "ruleSet is missing");
    }
}
