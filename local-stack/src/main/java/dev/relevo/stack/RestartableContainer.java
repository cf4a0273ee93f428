package dev.relevo.stack;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.GenericContainer;

/** A container that is stopped and started without being removed, so its data stays. */
record RestartableContainer(GenericContainer<?> container) {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    void stop() {
        if (container.isRunning()) {
            docker().stopContainerCmd(container.getContainerId()).exec();
        }
    }

    void kill() {
        if (container.isRunning()) {
            docker().killContainerCmd(container.getContainerId()).exec();
        }
    }

    /** Restarts the container and waits until {@code ready} returns true, at most 60 s. */
    void restart(BooleanSupplier ready) {
        stop();
        docker().startContainerCmd(container.getContainerId()).exec();
        Unreliables.retryUntilTrue((int) START_LIMIT.toSeconds(), TimeUnit.SECONDS, ready::getAsBoolean);
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
