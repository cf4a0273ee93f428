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
 * Publishes what waits in the outbox. A row is marked after the broker has it, so a crash in between publishes the same event
 * id again. Within one key a row goes out only after the one before it is acknowledged; one replica relays at a time. A row that
 * cannot be published is parked and holds back its topic and key only.
 */
@ApplicationScoped
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

    private record Sending(OutboxRow row, CompletableFuture<RowOutcome> outcome) {}

    /**
     * Publishes one batch.
     *
     * @return how many rows the broker took; {@link #MAX_BATCH} means there may be more
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
        Map<String, CompletableFuture<RowOutcome>> lanes = new HashMap<>();
        Set<String> missing = new HashSet<>();
        for (OutboxRow row : unpublished) {
            if (missing.contains(row.topic)) {
                continue;
            }
            CompletableFuture<RowOutcome> before = lanes.get(row.key);
            // Async: the thread that acknowledges is the producer's own and must not wait in send().
            CompletableFuture<RowOutcome> outcome =
                    before == null ? sender.send(row) : before.thenComposeAsync(ahead -> sendAfter(ahead, row));
            lanes.put(row.key, outcome);
            batch.add(new Sending(row, outcome));
            RowOutcome soFar = outcome.getNow(new RowOutcome.Waits());
            if (soFar instanceof RowOutcome.Failed) {
                // The broker is away: each further attempt would only block again.
                break;
            }
            if (soFar instanceof RowOutcome.Unpublishable(ParkReason reason) && reason == ParkReason.TOPIC_MISSING) {
                // Each further row of the topic would block as long as this one did.
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
                LOG.errorf("event parked in the outbox event=%s topic=%s reason=%s", row.id, row.topic, reason);
            }
            case RowOutcome.Failed(String reason) ->
                LOG.warnf("event not published, will try again event=%s topic=%s reason=%s", row.id, row.topic, reason);
            case RowOutcome.Waits() -> {}
        }
        return outcome instanceof RowOutcome.Published;
    }
}
