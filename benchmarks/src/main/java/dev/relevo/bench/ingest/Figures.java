package dev.relevo.bench.ingest;

/**
 * What was measured of one target.
 *
 * @param saturated as many webhooks as it takes
 * @param half at half of that rate
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
