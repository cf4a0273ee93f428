package dev.relevo.notifier.rate;

import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.Rate;
import java.time.Duration;
import java.util.Map;

/** The rates of one channel, locked for the sends of one transaction. Not thread-safe. */
public final class LockedRates {
    private final Channel channel;
    private final RateBuckets buckets;

    LockedRates(Channel channel, RateBuckets buckets) {
        this.channel = channel;
        this.buckets = buckets;
    }

    /** Whether a send is allowed. */
    public sealed interface Admission {
        /** It is allowed, and counted. */
        record Admitted() implements Admission {}

        /**
         * It is not allowed now, and not counted.
         *
         * @param unit of the rate that is exceeded
         * @param delay until that rate allows it
         */
        record Limited(Rate.Unit unit, Duration delay) implements Admission {}
    }

    /** Counts a send in all rates, or in none when one of them does not allow it. */
    public Admission admit(SendKeys send) {
        for (Rate rate : channel.rates()) {
            Duration wait = buckets.untilAllowed(id(channel, rate, send), rate);
            if (wait.isPositive()) {
                return new Admission.Limited(rate.unit(), wait);
            }
        }
        channel.rates().forEach(rate -> buckets.count(id(channel, rate, send), rate));
        return new Admission.Admitted();
    }

    void hold(SendKeys send, Rate.Unit unit, Duration time) {
        channel.rates().stream()
                .filter(rate -> rate.unit() == unit)
                .forEach(rate -> buckets.hold(id(channel, rate, send), rate, time));
    }

    Map<String, RateBuckets.Changed> changed() {
        return buckets.changed();
    }

    /** Contains the rate, so that a version with another rate starts with buckets of its own. */
    static String id(Channel channel, Rate rate, SendKeys send) {
        return String.join("/", channel.name(), rate.burst() + "+" + rate.interval(), send.of(rate.unit()));
    }
}
