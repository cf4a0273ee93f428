package dev.relevo.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The counters of answers during a run. */
final class Tally {
    private static final int PRECISION_DIGITS = 3;
    private static final int OK = 200;

    private final long endNanos;
    private final Histogram latencies = new Histogram(PRECISION_DIGITS);
    private final Map<String, Long> failures = new HashMap<>();
    private long inTime;
    private long answered;
    private long events;

    Tally(long endNanos) {
        this.endNanos = endNanos;
    }

    void answered(int status, Request request, long intendedNanos, long now) {
        if (status != OK) {
            failed(Integer.toString(status), 1);
            return;
        }
        answered++;
        events += request.events();
        if (now <= endNanos) {
            inTime++;
        }
        latencies.recordValue(Math.max(0, now - intendedNanos) / 1_000);
    }

    void failed(String what, long count) {
        if (count > 0) {
            failures.merge(what, count, Long::sum);
        }
    }

    LoadResult result(Duration duration) {
        return new LoadResult(duration, inTime, answered, events, failures, latencies);
    }
}
