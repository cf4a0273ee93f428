package dev.relevo.bench.load;

import java.nio.ByteBuffer;

/**
 * A request as it goes over the wire.
 *
 * @param bytes head and body; a direct buffer that nobody moves the position of
 * @param events how many events are in it
 */
public record Request(ByteBuffer bytes, int events) {
    public Request {
        if (events < 1) {
            throw new IllegalArgumentException("events must be at least 1: " + events);
        }
    }
}
