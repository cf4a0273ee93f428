package dev.relevo.rating.redcase;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule set with the seven-day deadline, as providers have stated it since October 2020: WhatsApp limits templates when a red
 * rating is not resolved within 7 days of the flag.
 *
 * @see <a href="https://learn.turn.io/l/en/article/31exkzypo3-human-escalation-path-required">Human escalation path
 *     required</a>
 */
public record HumanEscalation2020() implements RuleSet {
    /** Exactly 168 hours: a change to or from daylight-saving time does not alter it. */
    static final Duration TIME_TO_SOLVE = Duration.ofDays(7);

    /** Templates in 7 days: a number that sends no more feels no immediate limit, but may not send more than before. */
    static final int EXEMPT_TEMPLATES = 1_000;

    @Override
    public String name() {
        return "human-escalation-2020";
    }

    @Override
    public Optional<Instant> deadline(Instant flaggedAt) {
        return Optional.of(flaggedAt.plus(TIME_TO_SOLVE));
    }

    @Override
    public boolean isExempt(int templates) {
        return templates <= EXEMPT_TEMPLATES;
    }
}
