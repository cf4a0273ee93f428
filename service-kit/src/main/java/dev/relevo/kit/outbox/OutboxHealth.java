package dev.relevo.kit.outbox;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The health checks of an outbox. */
public final class OutboxHealth {
    private OutboxHealth() {}

    /** The wellness check: down while a row is parked, because its event reaches no reader until an operator acts. */
    public static HealthCheck parked(OutboxJobs jobs) {
        return () -> {
            long parked = jobs.parked();
            return HealthCheckResponse.named("outbox rows")
                    .status(parked == 0)
                    .withData("parked", parked)
                    .build();
        };
    }

    /**
     * The readiness check: down while an event waits too long, because changes made through the API would then reach no reader.
     * Parked rows do not count: each holds back one key only.
     */
    public static HealthCheck age(OutboxJobs jobs, Duration stuckAfter) {
        return () -> {
            Duration age = jobs.age();
            return HealthCheckResponse.named("outbox")
                    .status(age.compareTo(stuckAfter) <= 0)
                    .withData("ageSeconds", age.toSeconds())
                    .withData("parked", jobs.parked())
                    .build();
        };
    }
}
