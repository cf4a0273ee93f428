package dev.relevo.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * The outcome of the requests of one run.
 *
 * @param duration the time during which requests were sent
 * @param inTime requests answered 200 within the duration
 * @param answered requests answered 200, also afterwards
 * @param events events in the requests answered 200
 * @param failures counts of other outcomes: {@code "503"}, {@code "closed by the server"}
 * @param latencies from the time a request was meant to be sent to its 200, in microseconds
 */
public record LoadResult(
        Duration duration, long inTime, long answered, long events, Map<String, Long> failures, Histogram latencies) {
    public LoadResult {
        failures = Map.copyOf(failures);
    }

    public boolean isClean() {
        return failures.isEmpty();
    }

    /** Requests answered 200, per second. */
    public double perSecond() {
        return inTime / (duration.toNanos() / 1e9);
    }

    /**
     * The latency that this percentage of the requests did not exceed.
     *
     * @return milliseconds
     */
    public double percentileMillis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }

    /** The combined result of both runs. */
    public LoadResult plus(LoadResult other) {
        Map<String, Long> allFailures = new TreeMap<>(failures);
        other.failures.forEach((what, count) -> allFailures.merge(what, count, Long::sum));
        Histogram all = latencies.copy();
        all.add(other.latencies);
        return new LoadResult(
                duration.plus(other.duration),
                inTime + other.inTime,
                answered + other.answered,
                events + other.events,
                allFailures,
                all);
    }
}
