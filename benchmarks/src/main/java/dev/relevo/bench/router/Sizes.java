package dev.relevo.bench.router;

import java.time.Duration;
import java.util.List;

/**
 * How many conversations, and how long: 200,000 when there is time for them.
 *
 * @param warmUp before anything is measured
 * @param growth one measurement each, every one on top of the states of those before
 * @param latency how long half of saturation is held
 * @param limit for one contender to work off its backlog
 */
record Sizes(Population warmUp, List<Population> growth, Duration latency, Duration limit) {
    /** Of the last measurement. */
    static final int CONVERSATIONS = 200_000;

    /** Enough for the whole number of them, on two cores. */
    static final Duration FULL = Duration.ofMinutes(8);

    private static final int STEP = 4;
    private static final int BATCH = 1_600;
    private static final int LATENCY_SHARE = 20;

    static Sizes within(Duration measured) {
        double share = Math.min(1.0, (double) measured.toNanos() / FULL.toNanos());
        int most = Math.max(1, (int) (CONVERSATIONS * share / BATCH)) * BATCH;
        Population warmUp = new Population(0, most / 8);
        Population few = warmUp.next(most / STEP / STEP);
        Population more = few.next(most / STEP);
        return new Sizes(warmUp, List.of(few, more, more.next(most)), measured.dividedBy(LATENCY_SHARE), measured);
    }
}
