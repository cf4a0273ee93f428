package dev.relevo.rating.enforcement;

import dev.relevo.kit.loop.BackgroundLoops;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The scheduled check for measures that expired: every 5 seconds. */
@Singleton
class RestrictionSchedule {
    private static final String LOOP = "restrictions";

    /** Measures in one round; the next round takes the rest. */
    private static final int MAX_ROUND = 200;

    private final Restrictions restrictions;
    private final RestrictionRows rows;
    private final InstantSource clock;
    private final BackgroundLoops loops;

    RestrictionSchedule(Restrictions restrictions, RestrictionRows rows, InstantSource clock, BackgroundLoops loops) {
        this.restrictions = restrictions;
        this.rows = rows;
        this.clock = clock;
        this.loops = loops;
    }

    @Scheduled(
            every = "5s",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, () -> tick(clock.instant()));
    }

    /** Each measure is a transaction of its own. */
    void tick(Instant now) {
        List<String> expired = QuarkusTransaction.requiringNew().call(() -> rows.expired(now, MAX_ROUND));
        expired.forEach(id -> restrictions.expire(id, now));
    }
}
