package dev.relevo.ingest;

import dev.relevo.ingest.admission.InFlight;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every topic is found, whatever the load: a full instance says so with 503 itself. That the broker answers is the Kafka
 * extension's check.
 * Never liveness: a restart would not help.
 */
@Readiness
@Singleton
class IntakeCheck implements HealthCheck {
    private final InFlight inFlight;
    private final TopicFinder topics;

    IntakeCheck(InFlight inFlight, TopicFinder topics) {
        this.inFlight = inFlight;
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake")
                .status(topics.isComplete())
                .withData("topics found", topics.isComplete())
                .withData("requests", inFlight.requests())
                .withData("bytes", inFlight.bytes())
                .build();
    }
}
