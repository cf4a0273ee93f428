package dev.relevo.router.limits;

import dev.relevo.event.Bounds;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the topics take that the router writes to. A record that is too large ends the transaction it is part of, so its size is
 * compared before it is sent. What the broker refuses in spite of that is remembered, so that the same record is parked when it
 * is read again. Thread-safe.
 */
public final class TopicLimits {
    /** A conversation as it is stored. In base64, as it moves to another id, it still fits a record. */
    public static final int STATE_MAX_BYTES = 512 * 1024;
    /** A record on its way out: leaves room for the batch, and for compression that does not help. */
    public static final int RECORD_MAX_BYTES = Bounds.RECORD_MAX_BYTES - 16 * 1024;
    /** What the producer sends and a changelog takes: above all that the router writes. */
    public static final int REQUEST_MAX_BYTES = 2 * Bounds.RECORD_MAX_BYTES;

    private final Map<String, Integer> learned = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    /** Whether a record of this size, with key and headers, can be sent to this topic. */
    public boolean takes(String topic, int bytes) {
        return bytes <= (learned.isEmpty() ? RECORD_MAX_BYTES : learned.getOrDefault(topic, RECORD_MAX_BYTES));
    }

    /** The broker took no record of this size. */
    public void refused(String topic, int bytes) {
        learned.merge(topic, bytes - 1, Math::min);
    }

    /** Whether records can be sent to this topic at all, as far as is known. */
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
