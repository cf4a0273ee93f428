package dev.relevo.notifier.outbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Publishes what waits for one topic. A row goes once the broker has it, so a crash in between publishes the same event id again.
 * Within one key a row goes out only after the one before it is acknowledged. A row that cannot be published is parked and blocks
 * only its key; an unavailable broker blocks all until the next round.
 */
@Singleton
class OutboxRelay {
    /** Rows of one transaction: it stays open while they are sent. */
    static final int MAX_BATCH = 200;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxRows rows;
    private final OutboxSender sender;
    private final InstantSource clock;

    OutboxRelay(OutboxRows rows, OutboxSender sender, InstantSource clock) {
        this.rows = rows;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * What one batch came to.
     *
     * @param published {@link #MAX_BATCH} means that there may be more
     * @param isAllTaken false when the broker did not take all it was given
     */
    record Batch(int published, boolean isAllTaken) {}

    private record Sending(OutboxRow row, CompletableFuture<RowOutcome> outcome) {}

    @Transactional
    Batch publish(OutboxTopic topic) {
        if (!rows.lock()) {
            return new Batch(0, true);
        }
        List<Long> published = new ArrayList<>();
        boolean isAllTaken = true;
        for (Sending sending : send(topic, rows.waiting(topic, MAX_BATCH))) {
            OutboxRow row = sending.row();
            switch (sending.outcome().join()) {
                case RowOutcome.Published() -> published.add(row.position());
                case RowOutcome.Unpublishable(String reason) -> {
                    row.park(reason, clock.instant());
                    LOG.errorf("Event is parked in the outbox event=%s reason=%s", row.id(), reason);
                }
                case RowOutcome.Failed(String reason) -> {
                    isAllTaken = false;
                    LOG.warnf("Broker did not take an event and is asked again event=%s reason=%s", row.id(), reason);
                }
                case RowOutcome.Waits() -> {}
            }
        }
        rows.published(published);
        return new Batch(published.size(), isAllTaken);
    }

    private List<Sending> send(OutboxTopic topic, List<OutboxRow> waiting) {
        List<Sending> batch = new ArrayList<>();
        Map<String, CompletableFuture<RowOutcome>> lanes = new HashMap<>();
        for (OutboxRow row : waiting) {
            CompletableFuture<RowOutcome> before = lanes.get(row.key());
            // Async: the thread that acknowledges is the producer's own and must not wait in send().
            CompletableFuture<RowOutcome> outcome = before == null
                    ? sender.send(topic.topic(), row)
                    : before.thenComposeAsync(ahead -> sendAfter(ahead, topic, row));
            lanes.put(row.key(), outcome);
            batch.add(new Sending(row, outcome));
            if (outcome.getNow(new RowOutcome.Waits()) instanceof RowOutcome.Failed) {
                // The broker is away: each further attempt would only block again.
                break;
            }
        }
        return batch;
    }

    private CompletableFuture<RowOutcome> sendAfter(RowOutcome ahead, OutboxTopic topic, OutboxRow row) {
        return ahead instanceof RowOutcome.Published
                ? sender.send(topic.topic(), row)
                : CompletableFuture.completedFuture(new RowOutcome.Waits());
    }
}
