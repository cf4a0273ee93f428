package dev.relevo.bench.run;

import dev.relevo.bench.BenchFailure;
import java.time.Duration;

/** The CPU time that a process has used: all its threads, its compiler and collector too, user and system. */
public final class CpuClock {
    private CpuClock() {}

    /**
     * Reads it.
     *
     * @throws BenchFailure when the process is gone or the system does not tell
     */
    public static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(it -> it.info().totalCpuDuration())
                .orElseThrow(() -> new BenchFailure("process " + pid + " is gone, or this system tells no CPU times"));
    }
}
