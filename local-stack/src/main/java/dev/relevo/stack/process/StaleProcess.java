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
 * A process that an earlier run started and left behind. A pid alone would not do: the system gives it to others later.
 *
 * @param pidFile one line: pid, start in milliseconds since 1970, name
 * @param startedAt as the operating system tells it
 */
public record StaleProcess(String name, long pid, Instant startedAt, Path pidFile) {
    /** The system computes a process' start from the time of boot, which moves a little when the clock is set. */
    static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    /** The process that the file names, if that very process still runs. */
    public static Optional<StaleProcess> find(Path pidFile) {
        return read(pidFile).filter(stale -> stale.handle().isPresent());
    }

    /** Remembers a process for {@link #find}. */
    public static void remember(String name, ProcessHandle process, Path pidFile) {
        String line = "%d %d %s%n".formatted(process.pid(), start(process).toEpochMilli(), name);
        try {
            Files.createDirectories(pidFile.toAbsolutePath().getParent());
            Files.writeString(pidFile, line);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the pid file of " + name + ": " + pidFile, e);
        }
    }

    /** Forgets whatever the file remembers. */
    public static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the pid file " + pidFile, e);
        }
    }

    /** Ends it: politely, and after {@code grace} by force. */
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
