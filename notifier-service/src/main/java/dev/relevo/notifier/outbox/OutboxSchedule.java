package dev.relevo.notifier.outbox;

import dev.relevo.kit.loop.BackgroundLoops;
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

/** Publishes events every second, and tells how many are parked: each waits for an operator. */
@Wellness
@Singleton
class OutboxSchedule implements HealthCheck {
    /** A row parked for a reason that heals by itself is tried again after this. */
    static final Duration PARKED_RETRY = Duration.ofSeconds(10);

    private final OutboxRelay relay;
    private final OutboxRows rows;
    private final ParkedRows parkedRows;
    private final BackgroundLoops loops;
    private final InstantSource clock;
    private volatile long parked;

    OutboxSchedule(
            OutboxRelay relay,
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
        Gauge.builder("notifier.outbox.parked", () -> parked).register(meters);
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        for (OutboxTopic topic : OutboxTopic.values()) {
            loops.report(topic.loop(), () -> publishAll(topic));
        }
        loops.report("parked-rows", this::lookAtParked);
    }

    private void publishAll(OutboxTopic topic) {
        OutboxRelay.Batch batch;
        do {
            batch = relay.publish(topic);
            if (!batch.isAllTaken()) {
                throw new KafkaException("the broker did not take an event of " + topic.word());
            }
        } while (batch.published() == OutboxRelay.MAX_BATCH);
    }

    private void lookAtParked() {
        int ignored = QuarkusTransaction.requiringNew()
                .call(() -> rows.unparkHealing(clock.instant().minus(PARKED_RETRY)));
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
