package dev.relevo.rating.redcase;

import java.time.Duration;

/**
 * The times that decide how observations form red cases.
 *
 * @param cooling red again within this time after a case was closed re-opens the same case; positive
 * @param manualHold how long a red that a person reported holds against polls that show another colour; not negative
 */
public record CaseTimes(Duration cooling, Duration manualHold) {
    private static final Duration MAX_REACH = Duration.ofHours(24);

    public CaseTimes {
        if (!cooling.isPositive()) {
            throw new IllegalArgumentException("cooling must be positive: " + cooling);
        }
        if (manualHold.isNegative()) {
            throw new IllegalArgumentException("manualHold must not be negative: " + manualHold);
        }
    }

    /**
     * How much older than the newest observation one may be and still change something. Not longer than the cooling time: then a late
     * observation can never change the clearing before an open case, which its id names.
     */
    Duration reach() {
        return cooling.compareTo(MAX_REACH) < 0 ? cooling : MAX_REACH;
    }
}
