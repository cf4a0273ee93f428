package dev.relevo.router.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/**
 * A key of the timer store: eight bytes of epoch milliseconds, big-endian, then the conversation. Sorted by time, so that due
 * timers are a range at the start.
 */
public record TimerKey(Instant at, String conversation) {
    /** Before every timer: times are after 1970. */
    static final Bytes FIRST = Bytes.wrap(new byte[Long.BYTES]);

    /** After every timer due until then, inclusive. */
    public static Bytes until(Instant now) {
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli() + 1).array());
    }

    public Bytes encoded() {
        byte[] id = conversation.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(at.toEpochMilli())
                .put(id)
                .array());
    }

    static TimerKey decoded(Bytes key) {
        ByteBuffer buffer = ByteBuffer.wrap(key.get());
        Instant at = Instant.ofEpochMilli(buffer.getLong());
        return new TimerKey(at, StandardCharsets.UTF_8.decode(buffer).toString());
    }
}
