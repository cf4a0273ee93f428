package dev.relevo.rating.freshness;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.kit.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The scheduled look for numbers that became stale or fresh, each {@code rating.check-every}. */
@Singleton
class FreshnessSchedule {
    private static final String LOOP = "freshness";

    private final FreshnessWatch watch;
    private final StaleNumbers numbers;
    private final Sql sql;
    private final InstantSource clock;
    private final BackgroundLoops loops;
    private final AtomicLong stale;
    private final AtomicLong failing;

    FreshnessSchedule(
            FreshnessWatch watch,
            StaleNumbers numbers,
            Sql sql,
            InstantSource clock,
            BackgroundLoops loops,
            MeterRegistry metrics) {
        this.watch = watch;
        this.numbers = numbers;
        this.sql = sql;
        this.clock = clock;
        this.loops = loops;
        this.stale = metrics.gauge("relevo.rating.stale.numbers", new AtomicLong());
        this.failing = metrics.gauge("relevo.rating.failing.accounts", new AtomicLong());
    }

    @Scheduled(
            every = "${rating.check-every:PT5S}",
            identity = LOOP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        loops.report(LOOP, this::look);
    }

    private void look() {
        Instant now = clock.instant();
        boolean isQuiet = watch.look();
        numbers.accounts(isQuiet, now).forEach(account -> numbers.apply(account, isQuiet, now));
        stale.set(count("select count(*) as count from rating.number_sighting where stale_since is not null"));
        failing.set(count("select count(*) as count from rating.poll_account where told"));
    }

    private long count(String statement) {
        return sql.list(row -> row.number("count"), statement).getFirst();
    }
}
