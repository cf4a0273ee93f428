package dev.relevo.router.handoff;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.router.policy.EscalationPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision depends on besides the conversation and the input.
 *
 * @param policy of the number
 * @param agents presence and load
 * @param refusal of the number's messages by WhatsApp, which may have ended; null when WhatsApp accepts them
 * @param now the time of the decision
 */
public record DecisionContext(
        EscalationPolicy policy, Agents agents, @Nullable NumberRefusal refusal, Instant now) {
    /** The contexts of all numbers. Thread-safe. */
    public interface Source {
        DecisionContext of(PhoneNumberId number, Instant now);
    }
}
