package dev.relevo.bench.load;

import java.nio.ByteBuffer;

/**
 * A request in wire format.
 *
 * @param bytes head and body; a direct buffer whose position must not change
 * @param events the number of events in it
 */
public record Request(ByteBuffer bytes, int events) {
    public Request {
        if (events < 1) {
            throw new IllegalArgumentException("events must be at least 1: " + events);
        }
    }
}
