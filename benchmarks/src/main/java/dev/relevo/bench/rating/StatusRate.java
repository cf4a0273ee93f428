package dev.relevo.bench.rating;

/**
 * How fast statuses were counted.
 *
 * @param perSecond statuses per second, with a backlog
 * @param cpuMicros CPU time of the service process per status
 */
record StatusRate(double perSecond, double cpuMicros) {
    /** What it sustains with at most one CPU-second per second. */
    double sustained() {
        return Math.min(perSecond, 1e6 / cpuMicros);
    }
}
