package dev.relevo.rating.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
 * The relay of the outbox to Kafka. A row is marked as published after the broker acknowledged it, so a crash in between
 * publishes a duplicate with the same event id. Within one key a row is sent only after the previous row is acknowledged; one
 * replica relays at a time. A row that cannot be published is parked and holds back its topic and key only.
 */
@ApplicationScoped
class OutboxRelay {
    /** Rows per transaction, which stays open while they are sent. */
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

    private record Sending(OutboxRow row, CompletableFuture<RowOutcome> outcome) {}

    /**
     * Publishes one batch.
     *
     * @return how many rows the broker acknowledged; {@link #MAX_BATCH} means there may be more
     */
    @Transactional
    int relay() {
        if (!rows.lockRelay()) {
            return 0;
        }
        int published = 0;
        for (Sending sending : send(rows.unpublished(MAX_BATCH))) {
            if (mark(sending.row(), sending.outcome().join())) {
                published++;
            }
        }
        return published;
    }

    private List<Sending> send(List<OutboxRow> unpublished) {
        List<Sending> batch = new ArrayList<>();
        Map<String, CompletableFuture<RowOutcome>> lastByKey = new HashMap<>();
        Set<String> missing = new HashSet<>();
        for (OutboxRow row : unpublished) {
            if (missing.contains(row.topic)) {
                continue;
            }
            CompletableFuture<RowOutcome> previous = lastByKey.get(row.key);
            // Async: acknowledgements run on the producer's own thread, which must not block in send().
            CompletableFuture<RowOutcome> outcome =
                    previous == null ? sender.send(row) : previous.thenComposeAsync(ahead -> sendAfter(ahead, row));
            lastByKey.put(row.key, outcome);
            batch.add(new Sending(row, outcome));
            RowOutcome soFar = outcome.getNow(new RowOutcome.Waits());
            if (soFar instanceof RowOutcome.Failed) {
                // The broker is unavailable: each further attempt would block again.
                break;
            }
            if (soFar instanceof RowOutcome.Unpublishable(ParkReason reason) && reason == ParkReason.TOPIC_MISSING) {
                // Each further row of the topic would block as long as this one.
                missing.add(row.topic);
            }
        }
        return batch;
    }

    private CompletableFuture<RowOutcome> sendAfter(RowOutcome ahead, OutboxRow row) {
        return ahead instanceof RowOutcome.Published
                ? sender.send(row)
                : CompletableFuture.completedFuture(new RowOutcome.Waits());
    }

    private boolean mark(OutboxRow row, RowOutcome outcome) {
        switch (outcome) {
            case RowOutcome.Published() -> row.publishedAt = clock.instant();
            case RowOutcome.Unpublishable(ParkReason reason) -> {
                row.park(reason, clock.instant());
                LOG.errorf("Event parked in outbox event=%s topic=%s reason=%s", row.id, row.topic, reason);
            }
            case RowOutcome.Failed(String reason) ->
                LOG.warnf("Event not published; retrying event=%s topic=%s reason=%s", row.id, row.topic, reason);
            case RowOutcome.Waits() -> {}
        }
        return outcome instanceof RowOutcome.Published;
    }
}
