package dev.relevo.router.runtime;

import dev.relevo.router.numbers.NumberBook;
import dev.relevo.router.policies.PolicyBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Live unless the streams client has stopped; ready when it runs and knows policies and numbers. Never depends on the broker's health. */
@Singleton
class RouterHealth {
    private final StreamsLifecycle streams;
    private final PolicyBook policies;
    private final NumberBook numbers;

    RouterHealth(StreamsLifecycle streams, PolicyBook policies, NumberBook numbers) {
        this.streams = streams;
        this.policies = policies;
        this.numbers = numbers;
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck alive() {
        return () -> {
            State state = streams.state();
            return HealthCheckResponse.named("streams")
                    .withData("state", state.name())
                    .status(state != State.ERROR && state != State.NOT_RUNNING)
                    .build();
        };
    }

    @Produces
    @Singleton
    @Readiness
    public HealthCheck ready() {
        return () -> HealthCheckResponse.named("router")
                .withData("streams", streams.state().name())
                .withData("policies", policies.isLoaded() ? "loaded" : "loading")
                .withData("numbers", numbers.isLoaded() ? "loaded" : "loading")
                .status(streams.state() == State.RUNNING && policies.isLoaded() && numbers.isLoaded())
                .build();
    }
}
