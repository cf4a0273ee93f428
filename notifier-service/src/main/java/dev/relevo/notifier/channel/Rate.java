package dev.relevo.notifier.channel;

import java.time.Duration;

/**
 * A rate limit of a channel, a token bucket that all instances share. In a time t it allows at most {@code burst + t / interval}
 * sends.
 *
 * @param unit what has a bucket of its own
 * @param burst the sends allowed at once after a pause; from 1
 * @param interval the time after which one more send is allowed; above zero
 */
public record Rate(Unit unit, int burst, Duration interval) {
    /** What a rate counts. */
    public enum Unit {
        /** The sends of one concurrency key: to one receiver, or from one sending number. */
        CONCURRENCY_KEY,

        /** The sends of one ordering key: about one alert to one receiver, or from one sending number to one person. */
        ORDERING_KEY
    }

    public Rate {
        if (burst < 1 || !interval.isPositive()) {
            throw new IllegalArgumentException(
                    "expected burst >= 1 and interval > 0, got " + burst + " and " + interval);
        }
    }
}
