package dev.relevo.rating.outbox;

import dev.relevo.rating.RatingConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check of the outbox: down while an event waits too long, because changes made through the API would then reach no
 * reader. Parked rows do not count: each holds back one key only.
 */
@Readiness
@Singleton
class OutboxHealth implements HealthCheck {
    private final OutboxSchedule schedule;
    private final RatingConfig config;

    OutboxHealth(OutboxSchedule schedule, RatingConfig config) {
        this.schedule = schedule;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Duration age = schedule.age();
        return HealthCheckResponse.named("outbox")
                .status(age.compareTo(config.outbox().stuckAfter()) <= 0)
                .withData("ageSeconds", age.toSeconds())
                .withData("parked", schedule.parked())
                .build();
    }
}
