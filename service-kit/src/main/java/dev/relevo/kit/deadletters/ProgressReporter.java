package dev.relevo.kit.deadletters;

import java.io.PrintWriter;
import java.time.Duration;

/** Progress output every two seconds; nothing for shorter work. */
final class ProgressReporter {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();

    private final PrintWriter out;
    private final String what;
    private final long total;
    private long done;
    private long saidAt = System.nanoTime();

    ProgressReporter(PrintWriter out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    void to(long reached) {
        done = reached;
        if (System.nanoTime() - saidAt >= INTERVAL_NANOS) {
            saidAt = System.nanoTime();
            out.printf("%s: %,d of %,d%n", what, done, total);
            out.flush();
        }
    }
}
