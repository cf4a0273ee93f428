package dev.relevo.stack;

import com.github.dockerjava.api.DockerClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.GenericContainer;

/** A container that goes down and up again without being removed, so what it holds stays. */
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

    /** Waits as long as {@code ready} needs, at most 60 s. */
    void restart(BooleanSupplier ready) {
        stop();
        docker().startContainerCmd(container.getContainerId()).exec();
        Unreliables.retryUntilTrue((int) START_LIMIT.toSeconds(), TimeUnit.SECONDS, ready::getAsBoolean);
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
