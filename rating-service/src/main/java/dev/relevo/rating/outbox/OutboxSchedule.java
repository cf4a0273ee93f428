package dev.relevo.rating.outbox;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.kit.outbox.OutboxRelay;
import dev.relevo.rating.RatingConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The scheduled jobs of the outbox: the relay with its retry of parked rows, and the deletion of old published rows. */
@Singleton
class OutboxSchedule {
    /** Job identity, also for {@code Scheduler.pause}. */
    static final String RELAY = "outbox-relay";

    static final String CLEAN_UP = "outbox-clean-up";

    /** Time until the retry of a row parked for a {@link ParkReason#RETRYABLE} reason. */
    static final Duration PARKED_RETRY = Duration.ofSeconds(10);

    private final OutboxRelay<OutboxRow> relay;
    private final OutboxRows rows;
    private final RatingConfig config;
    private final InstantSource clock;
    private final BackgroundLoops loops;
    private final AtomicLong ageSeconds;
    private final AtomicLong parked;

    OutboxSchedule(
            OutboxRelay<OutboxRow> relay,
            OutboxRows rows,
            RatingConfig config,
            InstantSource clock,
            BackgroundLoops loops,
            MeterRegistry metrics) {
        this.relay = relay;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.loops = loops;
        this.ageSeconds = metrics.gauge("relevo.rating.outbox.age.seconds", new AtomicLong());
        this.parked = metrics.gauge("relevo.rating.outbox.parked", new AtomicLong());
    }

    @Scheduled(
            every = "1s",
            identity = RELAY,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeatRelay() {
        loops.report(RELAY, this::relayAll);
    }

    void relayAll() {
        int ignored = QuarkusTransaction.requiringNew()
                .call(() -> rows.unparkRetryable(clock.instant().minus(PARKED_RETRY)));
        int published;
        do {
            published = relayBatch();
        } while (published == OutboxRelay.MAX_BATCH);
        ageSeconds.set(age().toSeconds());
        parked.set(QuarkusTransaction.requiringNew().call(rows::countParked));
    }

    /** Publishes one batch; the number of published rows. */
    int relayBatch() {
        return QuarkusTransaction.requiringNew().call(() -> relay.relay(rows)).published();
    }

    @Scheduled(every = "1h", identity = CLEAN_UP)
    void repeatCleanUp() {
        loops.report(CLEAN_UP, this::cleanUp);
    }

    private void cleanUp() {
        long ignored = QuarkusTransaction.requiringNew()
                .call(() -> rows.deletePublishedBefore(
                        clock.instant().minus(config.outbox().keep())));
    }

    /** How long the oldest publishable row has waited; zero when there is none. */
    Duration age() {
        return QuarkusTransaction.requiringNew()
                .call(rows::oldestUnpublished)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** The number of parked rows, as of the last run of the relay. */
    long parked() {
        return parked.get();
    }
}
