package dev.relevo.rating.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Not well while a row is parked: an event does not reach anyone until somebody acts. */
@Wellness
@Singleton
class ParkedHealth implements HealthCheck {
    private final OutboxSchedule schedule;

    ParkedHealth(OutboxSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public HealthCheckResponse call() {
        long parked = schedule.parked();
        return HealthCheckResponse.named("outbox rows")
                .status(parked == 0)
                .withData("parked", parked)
                .build();
    }
}
