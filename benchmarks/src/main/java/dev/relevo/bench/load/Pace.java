package dev.relevo.bench.load;

import java.time.Duration;

/** The rate of requests. */
public sealed interface Pace {
    /** Starts the arrivals of one run. */
    Arrivals start(long startNanos, Duration duration);

    /** As fast as answers arrive: each connection sends its next request once it has the answer to the last. Finds saturation. */
    record AsAnswered() implements Pace {
        @Override
        public Arrivals start(long startNanos, Duration duration) {
            return new AnsweredArrivals(startNanos + duration.toNanos());
        }
    }

    /**
     * At a constant rate, independent of earlier requests, like real senders. Finds latency.
     *
     * @param perSecond requests
     */
    record Constant(double perSecond) implements Pace {
        public Constant {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("perSecond must be above 0: " + perSecond);
            }
        }

        @Override
        public Arrivals start(long startNanos, Duration duration) {
            return new ConstantArrivals(startNanos, duration, perSecond);
        }
    }
}
