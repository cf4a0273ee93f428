package dev.relevo.kit.loop;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Health check that names failing background loops. Part of {@code /q/health/well} and therefore of {@code /q/health}, but of
 * neither liveness nor readiness: a restart does not repair a broker, and requests can still be answered.
 */
@Wellness
@Singleton
class LoopHealth implements HealthCheck {
    /** How long failures are tolerated: a restart of the broker takes less. */
    static final Duration TOLERATED = Duration.ofMinutes(1);

    private final BackgroundLoops loops;
    private final InstantSource clock;

    LoopHealth(BackgroundLoops loops, InstantSource clock) {
        this.loops = loops;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("background loops").up();
        for (LoopState loop : loops.states()) {
            LoopState.Failing failing = loop.failing();
            if (failing == null) {
                answer.withData(loop.name(), "running");
            } else {
                answer.withData(loop.name(), "failing since " + failing.since() + ": " + failing.reason());
                if (!clock.instant().isBefore(failing.since().plus(TOLERATED))) {
                    answer.down();
                }
            }
        }
        return answer.build();
    }
}
