package dev.relevo.bench.ingest;

/**
 * The measurements of one target.
 *
 * @param saturated at saturation
 * @param half at half of the saturation rate
 */
record Figures(Sample saturated, Sample half) {
    double webhooksPerSecond() {
        return saturated.load().perSecond();
    }

    double cpuMillisPerWebhook() {
        return saturated.cpuMillisPerWebhook();
    }

    double p50Millis() {
        return half.load().percentileMillis(50);
    }

    double p99Millis() {
        return half.load().percentileMillis(99);
    }
}
