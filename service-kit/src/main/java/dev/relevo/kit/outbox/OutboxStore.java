package dev.relevo.kit.outbox;

import java.time.Instant;
import java.util.List;

/**
 * The rows that a relay publishes. Each call runs in the relay's transaction.
 *
 * @param <R> the service's row
 */
public interface OutboxStore<R extends StoredEvent> {
    /** True when this transaction holds the relay lock: two relays at once would break the order. */
    boolean lock();

    /** The rows that are neither published nor parked nor behind a parked row of their key, oldest first. */
    List<R> waiting(int max);

    /** Excludes the rows, which the broker acknowledged, from later batches. */
    void published(List<R> rows, Instant now);
}
