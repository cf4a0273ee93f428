package dev.relevo.router.handoff;

import dev.relevo.router.policy.EscalationPolicy;
import java.time.Instant;

/**
 * What a decision depends on beside the conversation and what happens in it.
 *
 * @param policy of the number
 * @param agents who is there and how busy
 * @param now the moment of the decision
 */
public record DecisionContext(EscalationPolicy policy, Agents agents, Instant now) {}
