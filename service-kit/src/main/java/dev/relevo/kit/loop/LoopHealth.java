package dev.relevo.kit.loop;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells which background loops fail. Part of {@code /q/health/well} and so of {@code /q/health}, and neither of liveness nor of
 * readiness: a restart does not heal a broker, and requests can still be answered.
 */
@Wellness
@Singleton
class LoopHealth implements HealthCheck {
    /** A shorter row of failures is a broker that restarts. */
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
