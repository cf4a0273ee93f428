package dev.relevo.kit.outbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * The relay of an outbox to Kafka. A row is marked as published after the broker acknowledged it, so a crash in between publishes a
 * duplicate with the same event id. Within one key a row is sent only after the previous row is acknowledged; one replica relays at a
 * time. A row that cannot be published is parked and holds back its key only; an unavailable broker blocks all rows until the next
 * batch.
 *
 * @param <R> the service's row
 */
public class OutboxRelay<R extends StoredEvent> {
    /** Rows per transaction, which stays open while they are sent. */
    public static final int MAX_BATCH = 200;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxSender sender;
    private final InstantSource clock;

    public OutboxRelay(OutboxSender sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * The result of one batch.
     *
     * @param published how many rows the broker acknowledged; {@link #MAX_BATCH} means there may be more
     * @param isComplete false when the broker did not accept every row that was sent
     */
    public record Batch(int published, boolean isComplete) {}

    private record Sending<R>(R row, CompletableFuture<RowOutcome> outcome) {}

    /** Publishes one batch within the caller's transaction; nothing when another replica holds the lock. */
    public Batch relay(OutboxStore<R> rows) {
        if (!rows.lock()) {
            return new Batch(0, true);
        }
        List<R> published = new ArrayList<>();
        boolean isComplete = true;
        for (Sending<R> sending : send(rows.waiting(MAX_BATCH))) {
            RowOutcome outcome = sending.outcome().join();
            handle(sending.row(), outcome);
            if (outcome instanceof RowOutcome.Published) {
                published.add(sending.row());
            }
            isComplete &= !(outcome instanceof RowOutcome.Failed);
        }
        rows.published(published, clock.instant());
        return new Batch(published.size(), isComplete);
    }

    private List<Sending<R>> send(List<R> waiting) {
        List<Sending<R>> batch = new ArrayList<>();
        Map<String, CompletableFuture<RowOutcome>> lastByKey = new HashMap<>();
        Set<String> missing = new HashSet<>();
        for (R row : waiting) {
            if (missing.contains(row.topicName())) {
                continue;
            }
            CompletableFuture<RowOutcome> previous = lastByKey.get(row.key());
            // Async: acknowledgements run on the producer's own thread, which must not block in send().
            CompletableFuture<RowOutcome> outcome =
                    previous == null ? sender.send(row) : previous.thenComposeAsync(ahead -> sendAfter(ahead, row));
            lastByKey.put(row.key(), outcome);
            batch.add(new Sending<>(row, outcome));
            RowOutcome soFar = outcome.getNow(new RowOutcome.Waits());
            if (soFar instanceof RowOutcome.Failed) {
                // The broker is unavailable: each further attempt would block again.
                break;
            }
            if (soFar instanceof RowOutcome.Unpublishable(String ignored, boolean isOfTopic) && isOfTopic) {
                // Each further row of the topic would block as long as this one.
                missing.add(row.topicName());
            }
        }
        return batch;
    }

    private CompletableFuture<RowOutcome> sendAfter(RowOutcome ahead, R row) {
        return ahead instanceof RowOutcome.Published
                ? sender.send(row)
                : CompletableFuture.completedFuture(new RowOutcome.Waits());
    }

    private void handle(R row, RowOutcome outcome) {
        switch (outcome) {
            case RowOutcome.Unpublishable(String reason, boolean ignored) -> {
                row.park(reason, clock.instant());
                LOG.errorf(
                        "Event parked in outbox event=%s topic=%s reason=%s", row.eventId(), row.topicName(), reason);
            }
            case RowOutcome.Failed(String reason) ->
                LOG.warnf(
                        "Event not published; retrying event=%s topic=%s reason=%s",
                        row.eventId(), row.topicName(), reason);
            case RowOutcome.Published() -> {}
            case RowOutcome.Waits() -> {}
        }
    }
}
