package dev.relevo.bench.run;

import dev.relevo.bench.BenchFailure;
import java.time.Duration;

/** The CPU time that a process has used: all its threads, compiler and collector included, user and system. */
public final class CpuClock {
    private CpuClock() {}

    /**
     * Reads the CPU time.
     *
     * @throws BenchFailure when the process has ended or the system does not report it
     */
    public static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(it -> it.info().totalCpuDuration())
                .orElseThrow(
                        () -> new BenchFailure("process " + pid + " has ended, or this system reports no CPU times"));
    }
}
