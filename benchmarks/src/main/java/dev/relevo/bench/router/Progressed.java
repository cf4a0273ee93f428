package dev.relevo.bench.router;

import java.time.Duration;

/**
 * How far a contender is, at one moment.
 *
 * @param nanos {@link System#nanoTime}
 * @param events processed and committed since the start of the topic
 * @param cpu used since its start
 */
record Progressed(long nanos, long events, Duration cpu) {
    /** Where it was when it passed this many events, between an earlier moment and this one, at an even pace. */
    Progressed when(long passed, Progressed earlier) {
        double share = (double) (passed - earlier.events) / (events - earlier.events);
        return new Progressed(
                earlier.nanos + (long) (share * (nanos - earlier.nanos)), passed, earlier.cpu.plusNanos((long)
                        (share * cpu.minus(earlier.cpu).toNanos())));
    }

    /** From an earlier moment to this one. */
    Pace since(Progressed earlier) {
        return new Pace(events - earlier.events, Duration.ofNanos(nanos - earlier.nanos), cpu.minus(earlier.cpu));
    }

    /**
     * What was done in a while.
     *
     * @param cpu of the contender's process
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
