package dev.relevo.rating.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The wellness check of parked rows: down while there is one, because its event reaches no reader until an operator acts. */
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
