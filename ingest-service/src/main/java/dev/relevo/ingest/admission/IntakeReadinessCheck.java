package dev.relevo.ingest.admission;

import dev.relevo.ingest.publish.TopicFinder;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check of the intake: up once every topic is found, regardless of load, because a full instance already answers 503.
 * The Kafka extension checks the broker. It is not a liveness check, because a restart would not help.
 */
@Readiness
@Singleton
class IntakeReadinessCheck implements HealthCheck {
    private final InFlight inFlight;
    private final TopicFinder topics;

    IntakeReadinessCheck(InFlight inFlight, TopicFinder topics) {
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
