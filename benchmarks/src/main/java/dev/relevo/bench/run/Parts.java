package dev.relevo.bench.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** What runs and has to be stopped, also on Ctrl-C, last started first. Thread-safe. */
public final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** From now on, the end of this JVM stops them too. */
    public Parts() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-everything"));
    }

    /** Takes it in, and returns it. */
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
