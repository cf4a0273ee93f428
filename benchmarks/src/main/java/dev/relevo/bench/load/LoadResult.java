package dev.relevo.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What became of the requests of one run.
 *
 * @param duration while requests were sent
 * @param inTime answered 200 within it
 * @param answered answered 200, also afterwards
 * @param events in the requests answered 200
 * @param failures what else came, and how often: {@code "503"}, {@code "closed by the server"}
 * @param latencies from when a request was meant to be sent to its 200, in microseconds
 */
public record LoadResult(
        Duration duration, long inTime, long answered, long events, Map<String, Long> failures, Histogram latencies) {
    public LoadResult {
        failures = Map.copyOf(failures);
    }

    public boolean isClean() {
        return failures.isEmpty();
    }

    /** Answered 200 per second. */
    public double perSecond() {
        return inTime / (duration.toNanos() / 1e9);
    }

    /**
     * So many percent of the requests took no longer than this.
     *
     * @return milliseconds
     */
    public double percentileMillis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }

    /** Both runs as if they were one. */
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
