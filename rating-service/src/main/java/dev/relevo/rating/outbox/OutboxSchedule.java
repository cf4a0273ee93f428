package dev.relevo.rating.outbox;

import dev.relevo.rating.RatingConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the relay, measures how far it is behind, and throws old rows away. */
@Singleton
class OutboxSchedule {
    /** For {@code Scheduler.pause}. */
    static final String RELAY = "outbox-relay";

    private final OutboxRelay relay;
    private final OutboxRows rows;
    private final RatingConfig config;
    private final InstantSource clock;
    private final AtomicLong ageSeconds;

    OutboxSchedule(
            OutboxRelay relay, OutboxRows rows, RatingConfig config, InstantSource clock, MeterRegistry metrics) {
        this.relay = relay;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.ageSeconds = metrics.gauge("relevo.rating.outbox.age.seconds", new AtomicLong());
    }

    @Scheduled(
            every = "1s",
            identity = RELAY,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void relayAll() {
        int published;
        do {
            published = relay.relay();
        } while (published == OutboxRelay.MAX_BATCH);
        ageSeconds.set(age().toSeconds());
    }

    @Scheduled(every = "1h", identity = "outbox-clean-up")
    void cleanUp() {
        long ignored = QuarkusTransaction.requiringNew()
                .call(() -> rows.deletePublishedBefore(
                        clock.instant().minus(config.outbox().keep())));
    }

    /** How long the oldest unpublished row has waited; zero when all are published. */
    Duration age() {
        return QuarkusTransaction.requiringNew()
                .call(rows::oldestUnpublished)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
