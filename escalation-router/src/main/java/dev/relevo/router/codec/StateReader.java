package dev.relevo.router.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the values that a {@link StateWriter} wrote, in the same order. One instance per state. */
final class StateReader {
    private static final int LOW_BITS = 0x7F;
    private static final int BITS = 7;

    private final byte[] bytes;
    private int at;
    private long base;

    /** @param from index of the first byte of the state */
    StateReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /**
     * The next byte.
     *
     * @throws IllegalStateException at the end of the bytes: the state is truncated
     */
    public byte raw() {
        if (at >= bytes.length) {
            throw new IllegalStateException("a state ends after " + bytes.length + " bytes, and more is expected");
        }
        return bytes[at++];
    }

    /**
     * Checks that everything was read.
     *
     * @throws IllegalStateException when there is more: the state has another format
     */
    public void end() {
        if (at < bytes.length) {
            throw new IllegalStateException("a state ends at byte " + at + " of " + bytes.length);
        }
    }

    boolean flag() {
        return raw() != 0;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = raw();
            value |= (long) (next & LOW_BITS) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number of more than 64 bits at byte " + at);
    }

    int int32() {
        return Math.toIntExact(number());
    }

    /**
     * A count of elements of at least one byte each. It is checked against the bytes left, so that a corrupt state cannot allocate
     * more memory than it has bytes.
     */
    public int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalStateException(
                    "%d of something in the %d bytes that are left".formatted(count, bytes.length - at));
        }
        return (int) count;
    }

    long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | raw() & 0xFF;
        }
        return value;
    }

    double real() {
        return Double.longBitsToDouble(fixed());
    }

    public String text() {
        int length = count();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    @Nullable
    String textOrNull() {
        return flag() ? text() : null;
    }

    Instant firstTime() {
        base = fixed();
        return Instant.ofEpochMilli(base);
    }

    public Instant time() {
        long distance = number();
        return Instant.ofEpochMilli(base + (distance >>> 1 ^ -(distance & 1)));
    }

    @Nullable
    Instant timeOrNull() {
        return flag() ? time() : null;
    }
}
