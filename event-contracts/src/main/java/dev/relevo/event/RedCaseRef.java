package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of being red, from the flag until cleared.
 *
 * @param caseId derived from the number and the time of flagging
 * @param flaggedAt when WhatsApp flagged it: where the clock starts
 * @param deadline when limits follow; null under a rule set without one
 * @param ruleSet the dated rules it is judged by, for example {@code human-escalation-2020}
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
