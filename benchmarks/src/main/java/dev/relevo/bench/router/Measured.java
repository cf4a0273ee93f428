package dev.relevo.bench.router;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The measurements of one contender.
 *
 * @param growth at saturation, one for each population, the last with all conversations
 * @param latencies at half of saturation, in microseconds; empty for the contender that makes no handoffs
 */
record Measured(List<Progressed.Pace> growth, Histogram latencies) {
    /** The measurement with all conversations. */
    Progressed.Pace saturated() {
        return growth.getLast();
    }

    double percentileMillis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }
}
