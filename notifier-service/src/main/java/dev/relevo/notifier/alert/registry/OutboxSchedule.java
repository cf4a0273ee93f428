package dev.relevo.notifier.alert.registry;

import dev.relevo.kit.loop.BackgroundLoops;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Publishes alert events every second, and tells how many are parked: each waits for an operator. */
@Wellness
@Singleton
class OutboxSchedule implements HealthCheck {
    private final AlertOutbox outbox;
    private final BackgroundLoops loops;
    private volatile long parked;

    OutboxSchedule(AlertOutbox outbox, BackgroundLoops loops, MeterRegistry meters) {
        this.outbox = outbox;
        this.loops = loops;
        Gauge.builder("notifier.outbox.parked", () -> parked).register(meters);
    }

    @Scheduled(
            every = "1s",
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        loops.report("alert-outbox", () -> {
            boolean isAllTaken = outbox.publish();
            parked = outbox.countParked();
            if (!isAllTaken) {
                throw new KafkaException("the broker did not take an alert event");
            }
        });
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox rows")
                .status(parked == 0)
                .withData("parked", parked)
                .build();
    }
}
