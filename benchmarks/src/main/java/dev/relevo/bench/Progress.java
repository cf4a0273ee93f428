package dev.relevo.bench;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a person what goes on, and since when. */
public final class Progress {
    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** One line, as it is. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** One line for each step that runs or is done. */
    public void step(String line) {
        long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
        say("  %3d s  %s".formatted(seconds, line));
    }
}
