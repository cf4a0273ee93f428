package dev.relevo.bench.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** The running parts, which are stopped in reverse order of their start, also on Ctrl-C. Thread-safe. */
public final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Registers a shutdown hook that stops all parts. */
    public Parts() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-everything"));
    }

    /** Adds a part and returns it. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println("relevo: a part did not stop: " + e.getMessage());
            }
        }
    }
}
