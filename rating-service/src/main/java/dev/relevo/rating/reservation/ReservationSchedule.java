package dev.relevo.rating.reservation;

import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The hourly removal of reservations that ended more than 8 days ago: longer than any campaign tool repeats a request. */
@Singleton
class ReservationSchedule {
    private static final String LOOP = "reservation-clean-up";
    static final Duration KEPT = Duration.ofDays(8);

    private final ReservationRows rows;
    private final InstantSource clock;
    private final BackgroundLoops loops;

    ReservationSchedule(ReservationRows rows, InstantSource clock, BackgroundLoops loops) {
        this.rows = rows;
        this.clock = clock;
        this.loops = loops;
    }

    @Scheduled(
            every = "1h",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, () -> removed(clock.instant()));
    }

    long removed(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> rows.deleteBefore(now.minus(KEPT)));
    }
}
