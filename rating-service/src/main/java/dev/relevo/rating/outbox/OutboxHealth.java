package dev.relevo.rating.outbox;

import dev.relevo.rating.RatingConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while events wait too long: what the API says would not reach anyone. A parked row holds back one key only. */
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
