package dev.relevo.rating.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * The calls of one account, counted so that no hour has more than the budget. A quarter may be spent at once; the rest becomes
 * available evenly over the hour.
 *
 * @param perHour calls in any hour, at least 4
 * @param used calls that still count at {@code at}
 */
public record CallBudget(int perHour, double used, Instant at) {
    static final int MIN_PER_HOUR = 4;

    public CallBudget {
        if (perHour < MIN_PER_HOUR) {
            throw new IllegalArgumentException("rating.poll.calls-per-hour must be at least 4: " + perHour);
        }
    }

    CallBudget spend(int calls, Instant now) {
        return new CallBudget(perHour, usedAt(now) + calls, now);
    }

    /** Calls that still count at this time. */
    public double usedAt(Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toMillis()) / 1_000.0;
        return Math.max(0, used - seconds * freedPerSecond());
    }

    /** The earliest time at which this many calls are within the budget. More than the burst need an unused budget. */
    Instant roomFor(int calls) {
        double tooMany = Math.min(used, used + calls - burst());
        return tooMany <= 0 ? at : at.plusMillis((long) Math.ceil(tooMany / freedPerSecond() * 1_000));
    }

    private double burst() {
        return perHour / 4.0;
    }

    private double freedPerSecond() {
        return (perHour - burst()) / Duration.ofHours(1).toSeconds();
    }
}
