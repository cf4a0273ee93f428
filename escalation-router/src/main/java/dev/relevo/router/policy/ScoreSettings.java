package dev.relevo.router.policy;

import java.time.Duration;

/**
 * Thresholds of the score.
 *
 * @param decayPerUserTurn factor after each user turn, 0 to 1
 * @param watchAt sum from which the conversation is recorded as at risk
 * @param offerAt sum from which a person is offered
 * @param handoffAt sum from which the conversation is handed off
 * @param coolDown how long weak signs are ignored after an episode; an explicit request never is
 */
public record ScoreSettings(
        double decayPerUserTurn, double watchAt, double offerAt, double handoffAt, Duration coolDown) {
    public static final ScoreSettings DEFAULT = new ScoreSettings(0.8, 0.5, 0.8, 1.0, Duration.ofMinutes(30));
}
