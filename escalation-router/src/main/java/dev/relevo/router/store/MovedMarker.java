package dev.relevo.router.store;

import dev.relevo.event.ConversationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stored under an id that a person no longer has: where their conversation lives now. One byte of format, eight bytes of epoch
 * milliseconds, then the conversation.
 *
 * @param to where it lives
 * @param since when this was last confirmed, UTC
 */
public record MovedMarker(ConversationId to, Instant since) {
    /** First byte of a moved marker; another byte starts a conversation ({@link StoredState}). */
    private static final byte FORMAT = 3;

    /** As long as a conversation: nothing arrives under the old id later. */
    public static final Duration KEPT = Duration.ofDays(14);

    /** Every message confirms the marker; it is written again this rarely. */
    private static final Duration REFRESHED_AFTER = Duration.ofDays(1);

    /** Null when a conversation, or nothing, is stored there. */
    public static @Nullable MovedMarker read(byte @Nullable [] stored) {
        if (stored == null || stored[0] != FORMAT) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored, 1, stored.length - 1);
        Instant since = Instant.ofEpochMilli(buffer.getLong());
        return new MovedMarker(
                new ConversationId(StandardCharsets.UTF_8.decode(buffer).toString()), since);
    }

    public byte[] write() {
        byte[] id = to.value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Long.BYTES + id.length)
                .put(FORMAT)
                .putLong(since.toEpochMilli())
                .put(id)
                .array();
    }

    /** When it is deleted unless it is confirmed again. */
    public Instant until() {
        return since.plus(KEPT);
    }

    public boolean isNewsAt(Instant now, ConversationId heard) {
        return !heard.equals(to) || now.isAfter(since.plus(REFRESHED_AFTER));
    }
}
