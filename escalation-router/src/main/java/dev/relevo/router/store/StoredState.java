package dev.relevo.router.store;

import dev.relevo.router.codec.ConversationBytes;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.limits.UnusableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Value stored under a conversation's id: one byte of format, the time of its stored timer and the time it is due (eight bytes of
 * epoch milliseconds each), then {@link ConversationBytes}. The timer may be earlier than the due time: moving it with every event
 * would be two more writes each, and an early timer only moves itself. {@link MovedMarker} and {@link EarlyEvents} are stored under
 * the same kind of key, in formats of their own.
 */
public final class StoredState {
    /** Every change of the bytes takes the next number. 3 is {@link MovedMarker}'s and 5 {@link EarlyEvents}'. */
    public static final byte FORMAT = 6;

    private static final int TIMER = 1;
    private static final int DUE = TIMER + Long.BYTES;
    private static final int AHEAD = DUE + Long.BYTES;
    private static final long NO_TIMER = Long.MIN_VALUE;

    private StoredState() {}

    /**
     * The bytes to store.
     *
     * @param timer time of its stored timer, not after {@code due}
     * @param due when the conversation needs attention
     */
    public static byte[] write(Conversation conversation, Instant timer, Instant due) {
        byte[] stored = ConversationBytes.write(conversation, AHEAD);
        ByteBuffer.wrap(stored).put(FORMAT).putLong(timer.toEpochMilli()).putLong(due.toEpochMilli());
        return stored;
    }

    /**
     * The conversation in these bytes; null when it is a {@link MovedMarker}, {@link EarlyEvents} or nothing.
     *
     * @throws UnusableException when another version of the router wrote them: docs/decisions/0014-no-state-upgrade.md
     */
    public static @Nullable Conversation read(byte @Nullable [] stored) {
        if (stored == null || MovedMarker.read(stored) != null || EarlyEvents.read(stored) != null) {
            return null;
        }
        if (stored[0] != FORMAT) {
            throw new UnusableException(
                    "the state has format %d, and this version reads only format %d".formatted(stored[0], FORMAT));
        }
        return ConversationBytes.read(stored, AHEAD);
    }

    /** The timer in the store of timers; null if it has no other form, or when it was not recorded. */
    public static @Nullable Instant timer(byte @Nullable [] stored) {
        if (stored == null || !isOurs(stored)) {
            return null;
        }
        long timer = ByteBuffer.wrap(stored).getLong(TIMER);
        return timer == NO_TIMER ? null : Instant.ofEpochMilli(timer);
    }

    /** When it is due; null when this was not recorded. */
    public static @Nullable Instant due(byte[] stored) {
        return isOurs(stored) ? Instant.ofEpochMilli(ByteBuffer.wrap(stored).getLong(DUE)) : null;
    }

    /** The same with another timer; null for none. A format without a timer field stays as it is. */
    public static byte[] withTimer(byte[] stored, @Nullable Instant timer) {
        byte[] other = stored.clone();
        if (isOurs(stored)) {
            ByteBuffer.wrap(other).putLong(TIMER, timer == null ? NO_TIMER : timer.toEpochMilli());
        }
        return other;
    }

    /** Truncated bytes have no format: reading them fails, for this conversation only. */
    private static boolean isOurs(byte[] stored) {
        return stored.length > AHEAD && stored[0] == FORMAT;
    }
}
