package dev.relevo.notifier.outbox;

import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.kit.outbox.OutboxRelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The schedule that publishes events every second, with a health check of the parked rows, each of which needs an operator. */
@Wellness
@Singleton
class OutboxSchedule implements HealthCheck {
    /** A parked row of an unknown type is retried after this. */
    static final Duration PARKED_RETRY = Duration.ofSeconds(10);

    private final OutboxRelay<OutboxRow> relay;
    private final OutboxRows rows;
    private final ParkedRows parkedRows;
    private final BackgroundLoops loops;
    private final InstantSource clock;
    private volatile long parked;

    OutboxSchedule(
            OutboxRelay<OutboxRow> relay,
            OutboxRows rows,
            ParkedRows parkedRows,
            BackgroundLoops loops,
            InstantSource clock,
            MeterRegistry meters) {
        this.relay = relay;
        this.rows = rows;
        this.parkedRows = parkedRows;
        this.loops = loops;
        this.clock = clock;
        Gauge.builder("relevo.notifier.outbox.parked", () -> parked).register(meters);
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        for (OutboxTopic topic : OutboxTopic.values()) {
            loops.report(topic.loop(), () -> publishAll(topic));
        }
        loops.report("parked-rows", this::updateParked);
    }

    private void publishAll(OutboxTopic topic) {
        OutboxRelay.Batch batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(() -> relay.relay(rows.of(topic)));
            if (!batch.isComplete()) {
                throw new KafkaException("the broker did not accept an event of " + topic.word());
            }
        } while (batch.published() == OutboxRelay.MAX_BATCH);
    }

    private void updateParked() {
        int ignored = QuarkusTransaction.requiringNew()
                .call(() -> rows.unparkUnknownTypes(clock.instant().minus(PARKED_RETRY)));
        parked = parkedRows.count();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox rows")
                .status(parked == 0)
                .withData("parked", parked)
                .build();
    }
}
