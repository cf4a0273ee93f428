package dev.relevo.bench.ingest;

import java.time.Duration;
import java.util.List;

/**
 * How the measured time is divided. Saturation is measured in rounds, one target after the other, so that what else happens on the
 * machine happens to all of them.
 *
 * @param measured for everything
 * @param kinds what is measured
 */
record Schedule(Duration measured, List<Kind> kinds) {
    static final int ROUNDS = 3;

    /** In parts, as {@link Kind#warmUp} is; a target gets its {@link Kind#share} of them. */
    private static final double ROUND = 1.0;

    private static final double HALF_LOAD = 2.5;
    private static final double ONE_MESSAGE = 1.0;

    Duration warmUp(Kind kind) {
        return parts(kind.warmUp());
    }

    /** One of {@link #ROUNDS}. */
    Duration round(Kind kind) {
        return parts(ROUND * kind.share());
    }

    Duration halfLoad(Kind kind) {
        return parts(HALF_LOAD * kind.share());
    }

    /** For the service only. */
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
