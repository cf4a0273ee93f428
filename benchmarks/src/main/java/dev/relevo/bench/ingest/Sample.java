package dev.relevo.bench.ingest;

import dev.relevo.bench.load.LoadResult;
import java.time.Duration;

/**
 * The result of a load, with the CPU time it took.
 *
 * @param cpu CPU time of the target's process during the load
 */
record Sample(LoadResult load, Duration cpu) {
    double cpuMillisPerWebhook() {
        return cpu.toNanos() / 1e6 / load.answered();
    }

    Sample plus(Sample other) {
        return new Sample(load.plus(other.load), cpu.plus(other.cpu));
    }
}
