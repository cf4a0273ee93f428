package dev.relevo.bench.ingest;

import java.util.ArrayDeque;
import java.util.Deque;

/** What runs and has to be stopped, also on Ctrl-C, last started first. Thread-safe. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    Parts() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-everything"));
    }

    synchronized <T extends AutoCloseable> T add(T part) {
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
