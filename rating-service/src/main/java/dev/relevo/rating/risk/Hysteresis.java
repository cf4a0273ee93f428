package dev.relevo.rating.risk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The pure rule that raises and lowers a risk.
 *
 * @param raise raised at this score
 * @param lower lowered when the score stays below this
 * @param lowerAfter how long it must stay below
 */
record Hysteresis(double raise, double lower, Duration lowerAfter) {
    /** A raised risk is told again when its score is this much above the one told last. */
    static final double MUCH_WORSE = 0.2;

    Hysteresis {
        if (!(lower >= 0.0 && lower <= raise && raise <= 1.0)) {
            throw new IllegalArgumentException(
                    "rating.risk: expected 0 <= lower <= raise <= 1, got lower " + lower + " and raise " + raise);
        }
        if (lowerAfter.isNegative()) {
            throw new IllegalArgumentException("rating.risk.lower-after must not be negative: " + lowerAfter);
        }
    }

    /** The effect of an assessment on a risk. */
    enum Change {
        NONE,
        RAISED,
        /** Much worse than what was told last. */
        WORSE,
        LOWERED
    }

    /**
     * The outcome of one assessment.
     *
     * @param risk the open risk after it; null if absent
     */
    record Outcome(@Nullable OpenRisk risk, Change change) {}

    /** @param open the open risk; null if absent */
    Outcome next(@Nullable OpenRisk open, Assessment found, Instant now) {
        double score = found.score();
        if (open == null) {
            return score >= raise
                    ? new Outcome(new OpenRisk(score, found.causes(), now, score, null), Change.RAISED)
                    : new Outcome(null, Change.NONE);
        }
        if (score < lower) {
            Instant since = open.belowSince() == null ? now : open.belowSince();
            return now.isBefore(since.plus(lowerAfter))
                    ? new Outcome(
                            new OpenRisk(score, found.causes(), open.raisedAt(), open.toldScore(), since), Change.NONE)
                    : new Outcome(null, Change.LOWERED);
        }
        // Scores are hundredths, so the comparison is made in hundredths.
        boolean isWorse = Math.round((score - open.toldScore()) * 100.0) >= Math.round(MUCH_WORSE * 100.0);
        return new Outcome(
                new OpenRisk(score, found.causes(), open.raisedAt(), isWorse ? score : open.toldScore(), null),
                isWorse ? Change.WORSE : Change.NONE);
    }
}
