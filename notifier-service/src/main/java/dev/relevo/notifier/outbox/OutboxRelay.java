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
 * The relay from the outbox table to one topic. A row is deleted after the broker acknowledged it, so a crash in between publishes a
 * duplicate with the same event id. Within one key a row is sent only after the previous one is acknowledged. A row that cannot be
 * published is parked and blocks only its key; an unavailable broker blocks all rows until the next round.
 */
@Singleton
class OutboxRelay {
    /** The maximum of rows in one transaction, which stays open while they are sent. */
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
     * The result of one batch.
     *
     * @param published the number of published rows; {@link #MAX_BATCH} means that there may be more
     * @param isComplete false when the broker did not accept every row that was sent
     */
    record Batch(int published, boolean isComplete) {}

    private record Sending(OutboxRow row, CompletableFuture<RowOutcome> outcome) {}

    @Transactional
    Batch publish(OutboxTopic topic) {
        if (!rows.lock()) {
            return new Batch(0, true);
        }
        List<Long> published = new ArrayList<>();
        boolean isComplete = true;
        for (Sending sending : send(topic, rows.waiting(topic, MAX_BATCH))) {
            OutboxRow row = sending.row();
            switch (sending.outcome().join()) {
                case RowOutcome.Published() -> published.add(row.position());
                case RowOutcome.Unpublishable(String reason) -> {
                    row.park(reason, clock.instant());
                    LOG.errorf("Event parked in the outbox event=%s reason=%s", row.id(), reason);
                }
                case RowOutcome.Failed(String reason) -> {
                    isComplete = false;
                    LOG.warnf("Event not accepted by the broker; retrying event=%s reason=%s", row.id(), reason);
                }
                case RowOutcome.Waits() -> {}
            }
        }
        rows.published(published);
        return new Batch(published.size(), isComplete);
    }

    private List<Sending> send(OutboxTopic topic, List<OutboxRow> waiting) {
        List<Sending> batch = new ArrayList<>();
        Map<String, CompletableFuture<RowOutcome>> lastByKey = new HashMap<>();
        for (OutboxRow row : waiting) {
            CompletableFuture<RowOutcome> previous = lastByKey.get(row.key());
            // Async: the producer's own thread completes the future and must not wait in send().
            CompletableFuture<RowOutcome> outcome = previous == null
                    ? sender.send(topic.topic(), row)
                    : previous.thenComposeAsync(ahead -> sendAfter(ahead, topic, row));
            lastByKey.put(row.key(), outcome);
            batch.add(new Sending(row, outcome));
            if (outcome.getNow(new RowOutcome.Waits()) instanceof RowOutcome.Failed) {
                // The broker is unavailable: each further attempt would block again.
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
