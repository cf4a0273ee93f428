package dev.relevo.bench;

import java.io.PrintStream;
import java.time.Duration;

/** The progress output for people, with the elapsed time. */
public final class Progress {
    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Prints a line unchanged. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints a line for a step, with the elapsed seconds. */
    public void step(String line) {
        long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
        say("  %3d s  %s".formatted(seconds, line));
    }
}
