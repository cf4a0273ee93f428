package dev.relevo.bench.ingest;

import java.time.Duration;
import java.util.List;

/**
 * The division of the measured time. Saturation is measured in rounds, one target after the other, so that other activity on the
 * machine affects all of them.
 *
 * @param measured the total time
 * @param kinds the targets
 */
record Schedule(Duration measured, List<Kind> kinds) {
    static final int ROUNDS = 3;

    /** In parts, like {@link Kind#warmUp}; a target gets its {@link Kind#share} of them. */
    private static final double ROUND = 1.0;

    private static final double HALF_LOAD = 2.5;
    private static final double ONE_MESSAGE = 1.0;

    Duration warmUp(Kind kind) {
        return parts(kind.warmUp());
    }

    /** The duration of one of the {@link #ROUNDS}. */
    Duration round(Kind kind) {
        return parts(ROUND * kind.share());
    }

    Duration halfLoad(Kind kind) {
        return parts(HALF_LOAD * kind.share());
    }

    /** The duration of the load with one text per webhook, for the service only. */
    Duration oneMessage() {
        return parts(ONE_MESSAGE);
    }

    private Duration parts(double parts) {
        double warmUps = kinds.stream().mapToDouble(Kind::warmUp).sum();
        double shares = kinds.stream().mapToDouble(Kind::share).sum();
        double all = warmUps + shares * (ROUNDS * ROUND + HALF_LOAD) + ONE_MESSAGE;
        return Duration.ofNanos((long) (measured.toNanos() * parts / all));
    }
}
