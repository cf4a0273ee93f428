package dev.relevo.router.limits;

import dev.relevo.event.Bounds;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Size limits of the topics that the router writes to. A record that is too large aborts its transaction, so sizes are checked
 * before sending. Rejections by the broker are remembered, so that the same record is parked when it is read again. Thread-safe.
 */
public final class TopicLimits {
    /** Maximum of a stored conversation. Encoded in base64, for a move to another id, it still fits into a record. */
    public static final int STATE_MAX_BYTES = 512 * 1024;
    /** Maximum of an output record: leaves room for the batch, and for compression that does not help. */
    public static final int RECORD_MAX_BYTES = Bounds.RECORD_MAX_BYTES - 16 * 1024;
    /** Maximum of a producer request and of a changelog record: above all that the router writes. */
    public static final int REQUEST_MAX_BYTES = 2 * Bounds.RECORD_MAX_BYTES;

    private final Map<String, Integer> learned = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    /** Whether a record of this size, with key and headers, can be sent to this topic. */
    public boolean takes(String topic, int bytes) {
        return bytes <= (learned.isEmpty() ? RECORD_MAX_BYTES : learned.getOrDefault(topic, RECORD_MAX_BYTES));
    }

    /** The broker rejected a record of this size. */
    public void refused(String topic, int bytes) {
        learned.merge(topic, bytes - 1, Math::min);
    }

    /** Whether the topic is known to be writable or has not failed yet. */
    public boolean isOpen(String topic) {
        return closed.isEmpty() || !closed.contains(topic);
    }

    /** The topic is missing, or this service may not write to it. Returns whether that is a change. */
    public boolean close(String topic) {
        return closed.add(topic);
    }

    /** The topic can be written again. Returns whether that is a change. */
    public boolean open(String topic) {
        return closed.remove(topic);
    }
}
