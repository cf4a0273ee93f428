package dev.relevo.notifier.outbox;

import dev.relevo.kit.outbox.OutboxJobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** The schedule of the outbox's jobs, with its metrics. */
@Singleton
class OutboxSchedule {
    private final OutboxJobs jobs;

    OutboxSchedule(OutboxJobs jobs, MeterRegistry meters) {
        this.jobs = jobs;
        Gauge.builder("relevo.notifier.outbox.age.seconds", jobs, OutboxJobs::ageSeconds)
                .register(meters);
        Gauge.builder("relevo.notifier.outbox.parked", jobs, OutboxJobs::parked).register(meters);
    }

    @Scheduled(
            every = "1s",
            identity = OutboxJobs.RELAY,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void relay() {
        jobs.relay();
    }

    @Scheduled(every = "1h", identity = OutboxJobs.CLEAN_UP)
    void cleanUp() {
        jobs.cleanUp();
    }
}
