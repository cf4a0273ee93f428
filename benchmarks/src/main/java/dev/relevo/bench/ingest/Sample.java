package dev.relevo.bench.ingest;

import dev.relevo.bench.load.LoadResult;
import java.time.Duration;

/**
 * A load, and what it cost the target.
 *
 * @param cpu of the target's process while the load was on it
 */
record Sample(LoadResult load, Duration cpu) {
    double cpuMillisPerWebhook() {
        return cpu.toNanos() / 1e6 / load.answered();
    }

    Sample plus(Sample other) {
        return new Sample(load.plus(other.load), cpu.plus(other.cpu));
    }
}
