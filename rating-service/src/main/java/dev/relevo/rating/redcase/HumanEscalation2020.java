package dev.relevo.rating.redcase;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The human-escalation policy as providers have stated it since October 2020: not solved within 7 days of being flagged, and
 * WhatsApp limits templates.
 *
 * @see <a href="https://learn.turn.io/l/en/article/31exkzypo3-human-escalation-path-required">Human escalation path
 *     required</a>
 */
public record HumanEscalation2020() implements RuleSet {
    /** Exactly 168 hours: a day of daylight-saving change does not stretch it. */
    static final Duration TIME_TO_SOLVE = Duration.ofDays(7);

    @Override
    public String name() {
        return "human-escalation-2020";
    }

    @Override
    public Optional<Instant> deadline(Instant flaggedAt) {
        return Optional.of(flaggedAt.plus(TIME_TO_SOLVE));
    }
}
