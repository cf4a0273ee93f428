package dev.relevo.router.handoff;

import dev.relevo.router.policy.EscalationPolicy;
import java.time.Instant;

/**
 * What a decision depends on besides the conversation and the input.
 *
 * @param policy of the number
 * @param agents presence and load
 * @param now the time of the decision
 */
public record DecisionContext(EscalationPolicy policy, Agents agents, Instant now) {}
