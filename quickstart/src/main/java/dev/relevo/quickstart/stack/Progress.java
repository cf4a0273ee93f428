package dev.relevo.quickstart.stack;

import java.io.PrintStream;
import java.time.Duration;

/** The progress output for people. Thread-safe. */
public final class Progress {
    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Runs the work and prints how long it took. */
    void timed(String part, Runnable work) {
        long startNanos = System.nanoTime();
        work.run();
        say("  %-20s ready after %5.1f s".formatted(part, seconds(startNanos)));
    }

    private static double seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0;
    }
}
