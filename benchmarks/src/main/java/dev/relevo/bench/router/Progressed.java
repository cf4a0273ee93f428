package dev.relevo.bench.router;

import java.time.Duration;

/**
 * The progress of a contender at one moment.
 *
 * @param nanos {@link System#nanoTime}
 * @param events events processed and committed since the start of the topic
 * @param cpu CPU time used since its start
 */
record Progressed(long nanos, long events, Duration cpu) {
    /** The interpolated progress at this number of events, between an earlier moment and this one. */
    Progressed when(long passed, Progressed earlier) {
        double share = (double) (passed - earlier.events) / (events - earlier.events);
        return new Progressed(
                earlier.nanos + (long) (share * (nanos - earlier.nanos)), passed, earlier.cpu.plusNanos((long)
                        (share * cpu.minus(earlier.cpu).toNanos())));
    }

    /** The work from an earlier moment to this one. */
    Pace since(Progressed earlier) {
        return new Pace(events - earlier.events, Duration.ofNanos(nanos - earlier.nanos), cpu.minus(earlier.cpu));
    }

    /**
     * The work done in a period.
     *
     * @param cpu CPU time of the contender's process
     */
    record Pace(long events, Duration duration, Duration cpu) {
        double eventsPerSecond() {
            return events / (duration.toNanos() / 1e9);
        }

        double cpuMicrosPerEvent() {
            return cpu.toNanos() / 1e3 / events;
        }
    }
}
