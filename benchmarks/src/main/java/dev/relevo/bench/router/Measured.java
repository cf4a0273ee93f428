package dev.relevo.bench.router;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What was measured of one contender.
 *
 * @param growth at saturation, one for each population, the last on all conversations
 * @param latencies at half of saturation, in microseconds; empty for the one that hands nothing over
 */
record Measured(List<Progressed.Pace> growth, Histogram latencies) {
    /** On all conversations. */
    Progressed.Pace saturated() {
        return growth.getLast();
    }

    double percentileMillis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }
}
