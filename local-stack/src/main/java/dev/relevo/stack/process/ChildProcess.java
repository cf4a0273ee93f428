package dev.relevo.stack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A child process that logs to a file and is recorded in a pid file, so that a later run finds it after a crash
 * ({@link StaleProcess}). It survives the end of this JVM, so the caller must stop it.
 */
public final class ChildProcess implements AutoCloseable {
    /** Time limit for {@link #close} and for the exit of a killed process. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final int FAILURE_LOG_LINES = 20;

    private final Spec spec;
    private final Process process;

    /**
     * The command and the files of a process.
     *
     * @param name the name in messages, for example {@code kafka}
     * @param command the program and its arguments
     * @param environment added to this JVM's environment
     * @param logFile standard output and standard error are appended to it
     * @param pidFile removed when the process is stopped
     */
    public record Spec(String name, List<String> command, Map<String, String> environment, Path logFile, Path pidFile) {
        public Spec {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    private ChildProcess(Spec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @throws IllegalStateException if the process that the pid file names still runs
     * @throws UncheckedIOException if the program or the directories of its files cannot be used
     */
    public static ChildProcess start(Spec spec) {
        StaleProcess.find(spec.pidFile()).ifPresent(stale -> {
            throw new IllegalStateException("%s of an earlier run still runs: pid %d, started %s"
                    .formatted(stale.name(), stale.pid(), stale.startedAt()));
        });
        try {
            Files.createDirectories(spec.logFile().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(spec.command())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(spec.logFile().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            builder.environment().putAll(spec.environment());
            Process process = builder.start();
            StaleProcess.remember(spec.name(), process.toHandle(), spec.pidFile());
            return new ChildProcess(spec, process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Polls {@code ready} until it returns true.
     *
     * @throws IllegalStateException with the end of the log, if the process exits first or the time limit is exceeded
     */
    public void awaitReady(Duration limit, BooleanSupplier ready) {
        long startNanos = System.nanoTime();
        while (!ready.getAsBoolean()) {
            if (hasExitedWithin(POLL_INTERVAL)) {
                throw failure("ended with exit code " + process.exitValue() + " before it was ready");
            }
            if (System.nanoTime() - startNanos > limit.toNanos()) {
                throw failure("was not ready after " + limit.toSeconds() + " s");
            }
        }
    }

    /** Stops the process with SIGTERM, and with SIGKILL after {@code grace}. */
    public void stop(Duration grace) {
        process.destroy();
        if (!hasExitedWithin(grace)) {
            kill();
        }
        StaleProcess.forget(spec.pidFile());
    }

    /** Kills the process with SIGKILL, like a crash. */
    public void kill() {
        process.destroyForcibly();
        hasExitedWithin(STOP_LIMIT);
        StaleProcess.forget(spec.pidFile());
    }

    /** The last lines of the process's log, oldest first. */
    public List<String> lastLogLines(int count) {
        return LogTail.of(spec.logFile(), count);
    }

    @Override
    public void close() {
        stop(STOP_LIMIT);
    }

    private boolean hasExitedWithin(Duration limit) {
        try {
            return process.waitFor(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + spec.name(), e);
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException("%s %s; its log %s ends:%n%s"
                .formatted(
                        spec.name(),
                        what,
                        spec.logFile(),
                        String.join(System.lineSeparator(), lastLogLines(FAILURE_LOG_LINES))));
    }
}
