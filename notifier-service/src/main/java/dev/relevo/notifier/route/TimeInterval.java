package dev.relevo.notifier.route;

import java.time.Instant;
import java.util.List;

/**
 * A named set of times.
 *
 * @param periods it contains what any of them contains
 */
public record TimeInterval(String name, List<Period> periods) {
    public TimeInterval {
        periods = List.copyOf(periods);
    }

    public boolean contains(Instant at) {
        return periods.stream().anyMatch(period -> period.contains(at));
    }
}
