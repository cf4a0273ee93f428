package dev.relevo.router.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes values for {@link StateReader}: texts as length and UTF-8, whole numbers in as few bytes as possible, times as the
 * distance in milliseconds from the first time written. One instance per state.
 */
final class StateWriter {
    /** Initial size: a conversation of a few short messages. */
    private static final int USUAL_BYTES = 1_024;

    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private byte[] bytes = new byte[USUAL_BYTES];
    private int size;
    private long base;

    /** @param ahead number of zero bytes at the start */
    StateWriter(int ahead) {
        size = ahead;
    }

    public byte[] written() {
        return Arrays.copyOf(bytes, size);
    }

    public void raw(byte value) {
        room(1);
        bytes[size] = value;
        size++;
    }

    void flag(boolean value) {
        raw((byte) (value ? 1 : 0));
    }

    /** Small values take one byte, negative values ten. */
    public void number(long value) {
        if ((value & ~LOW_BITS) == 0) {
            raw((byte) value);
            return;
        }
        room(Long.SIZE / BITS + 1);
        long rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            bytes[size] = (byte) (rest | MORE);
            size++;
            rest >>>= BITS;
        }
        bytes[size] = (byte) rest;
        size++;
    }

    /** Always eight bytes. */
    void fixed(long value) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size] = (byte) (value >>> shift);
            size++;
        }
    }

    void real(double value) {
        fixed(Double.doubleToLongBits(value));
    }

    public void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    void textOrNull(@Nullable String value) {
        flag(value != null);
        if (value != null) {
            text(value);
        }
    }

    /** The first time written; the others are stored as distances from it. */
    void firstTime(Instant value) {
        base = value.toEpochMilli();
        fixed(base);
    }

    public void time(Instant value) {
        long distance = value.toEpochMilli() - base;
        // The sign is the lowest bit, so that small distances are short in both directions.
        number(distance << 1 ^ distance >> Long.SIZE - 1);
    }

    void timeOrNull(@Nullable Instant value) {
        flag(value != null);
        if (value != null) {
            time(value);
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
