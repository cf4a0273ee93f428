package dev.relevo.quickstart.stack;

import dev.relevo.stack.process.StaleProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The processes of a run, found by their pid files: those that this run started, those that a crashed run left, and those of a
 * detached run.
 */
public final class Children {
    /** The launcher stops its own children one after the other. */
    private static final Duration LAUNCHER_LIMIT = Duration.ofSeconds(90);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    private static final String LAUNCHER = "launcher";

    private final Layout layout;

    public Children(Layout layout) {
        this.layout = layout;
    }

    /** The launcher that currently runs on this data. */
    public Optional<StaleProcess> launcher() {
        return StaleProcess.find(layout.pidFile(LAUNCHER));
    }

    /**
     * Registers this process as the launcher that runs on this data.
     *
     * @throws StackFailure naming the launcher that already does
     */
    void claim() {
        launcher().ifPresent(other -> {
            throw new StackFailure("already running as process %d on %s; ./relevo down stops it"
                    .formatted(other.pid(), layout.data()));
        });
        StaleProcess.remember(LAUNCHER, ProcessHandle.current(), layout.pidFile(LAUNCHER));
    }

    void release() {
        StaleProcess.forget(layout.pidFile(LAUNCHER));
    }

    /** The running children. */
    public List<StaleProcess> alive() {
        return layout.childPidFiles().stream()
                .flatMap(file -> StaleProcess.find(file).stream())
                .toList();
    }

    /** Stops the running services in parallel; returns what was stopped. */
    List<StaleProcess> stopServices() {
        List<StaleProcess> services =
                alive().stream().filter(child -> !isServer(child)).toList();
        services.parallelStream().forEach(service -> service.stop(STOP_LIMIT));
        return services;
    }

    /** Stops all running children, services first; returns what was stopped. */
    public List<StaleProcess> stopAll() {
        List<StaleProcess> stopped = new ArrayList<>(stopServices());
        for (StaleProcess server : alive()) {
            server.stop(STOP_LIMIT);
            stopped.add(server);
        }
        return stopped;
    }

    /** Asks the launcher to stop everything, and waits for its end. */
    public void stopLauncher(StaleProcess launcher) {
        launcher.stop(LAUNCHER_LIMIT);
    }

    /** Completes with the name of the first child that ends. */
    CompletableFuture<String> firstDeath() {
        CompletableFuture<String> death = new CompletableFuture<>();
        for (StaleProcess child : alive()) {
            ProcessHandle.of(child.pid())
                    .ifPresentOrElse(
                            process -> process.onExit().thenRun(() -> death.complete(child.name())),
                            () -> death.complete(child.name()));
        }
        return death;
    }

    private boolean isServer(StaleProcess child) {
        Path directory = child.pidFile().getParent();
        return layout.kafka().equals(directory) || layout.postgres().equals(directory);
    }
}
