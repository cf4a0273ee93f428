package dev.relevo.bench.router;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of conversations and the durations: 200,000 conversations in the usual time, up to a million in more time.
 *
 * @param warmUp before the measurements: few endless conversations, so that compiling ends while there are few states
 * @param growth the populations, one measurement each, every one four times as large and on top of the earlier states
 * @param latency how long half of saturation is held
 * @param limit the time that one contender has for its backlog
 */
record Sizes(Population warmUp, List<Population> growth, Duration latency, Duration limit) {
    /** The number of conversations of the last measurement in the {@link #USUAL} time. */
    static final int CONVERSATIONS = 200_000;

    static final int MAX_CONVERSATIONS = 1_000_000;

    /** Enough time for these on two cores. */
    static final Duration USUAL = Duration.ofMinutes(8);

    private static final int STEP = 4;
    private static final int BATCH = 1_600;
    private static final int LATENCY_SHARE = 32;

    /** Events that are written at a rate are built before and kept in memory. */
    private static final Duration MAX_LATENCY = Duration.ofSeconds(10);

    private static final int WARM_UP_SHARE = 25;
    private static final int MAX_WARM_UP = 8_000;
    private static final int MIN_STEPS = 3;
    /** Fewer conversations end too soon for a reliable rate. */
    private static final int MIN_STEP = 10_000;

    static Sizes within(Duration measured) {
        double share = (double) measured.toNanos() / USUAL.toNanos();
        double wanted = Math.min(CONVERSATIONS * share, MAX_CONVERSATIONS);
        int most = Math.max(1, (int) (wanted / BATCH)) * BATCH;
        Population warmUp = new Population(0, Math.min(most / WARM_UP_SHARE, MAX_WARM_UP), true);
        List<Population> growth = new ArrayList<>();
        for (int size = most; growth.size() < MIN_STEPS || size >= MIN_STEP; size /= STEP) {
            growth.addFirst(new Population(0, size));
        }
        Population last = warmUp;
        for (int step = 0; step < growth.size(); step++) {
            last = last.next(growth.get(step).size());
            growth.set(step, last);
        }
        Duration latency = measured.dividedBy(LATENCY_SHARE);
        return new Sizes(
                warmUp, List.copyOf(growth), latency.compareTo(MAX_LATENCY) < 0 ? latency : MAX_LATENCY, measured);
    }
}
