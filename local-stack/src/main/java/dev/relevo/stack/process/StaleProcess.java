package dev.relevo.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that an earlier run started and left behind. A pid alone does not identify it: the system reuses pids.
 *
 * @param pidFile one line: pid, start time in milliseconds since 1970, name
 * @param startedAt the start time that the operating system reports
 */
public record StaleProcess(String name, long pid, Instant startedAt, Path pidFile) {
    /**
     * Tolerance of the start time: the system computes it from the boot time, which changes slightly when the clock is adjusted.
     */
    static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    /** The process that the file names, if that same process still runs. */
    public static Optional<StaleProcess> find(Path pidFile) {
        return read(pidFile).filter(stale -> stale.handle().isPresent());
    }

    /** Records a process for {@link #find}. */
    public static void remember(String name, ProcessHandle process, Path pidFile) {
        String line = "%d %d %s%n".formatted(process.pid(), start(process).toEpochMilli(), name);
        try {
            Files.createDirectories(pidFile.toAbsolutePath().getParent());
            Files.writeString(pidFile, line);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the pid file of " + name + ": " + pidFile, e);
        }
    }

    /** Deletes the pid file. */
    public static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the pid file " + pidFile, e);
        }
    }

    /** Stops the process with SIGTERM, and with SIGKILL after {@code grace}. */
    public void stop(Duration grace) {
        handle().ifPresent(process -> {
            process.destroy();
            if (!hasExited(process, grace)) {
                process.destroyForcibly();
                hasExited(process, KILL_LIMIT);
            }
        });
        forget(pidFile);
    }

    private static Optional<StaleProcess> read(Path pidFile) {
        try {
            String[] fields = Files.readString(pidFile).strip().split(" ", 3);
            Instant startedAt = Instant.ofEpochMilli(Long.parseLong(fields[1]));
            return Optional.of(new StaleProcess(fields[2], Long.parseLong(fields[0]), startedAt, pidFile));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException absentOrTorn) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(startedAt, start(process)).abs().compareTo(START_TOLERANCE) <= 0);
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static boolean hasExited(ProcessHandle process, Duration limit) {
        CompletableFuture<Boolean> exit = process.onExit().thenApply(gone -> true);
        return exit.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
