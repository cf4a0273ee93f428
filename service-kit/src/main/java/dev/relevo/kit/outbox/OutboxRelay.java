package dev.relevo.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The relay of an outbox to Kafka. A row is marked as published after the broker acknowledged it, so a crash in between publishes a
 * duplicate with the same event id. Within one key a row is sent only after the previous row is acknowledged; one replica relays at a
 * time. A row that cannot be published is parked and holds back its key only. Each topic is relayed by itself, so that one that
 * accepts nothing does not block the others.
 */
public class OutboxRelay {
    /** Rows per transaction, which stays open while they are sent. */
    public static final int MAX_BATCH = 200;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Batch NOTHING = new Batch(0, true);

    private final LocalTransactions transactions;
    private final OutboxRows rows;
    private final OutboxSender sender;
    private final InstantSource clock;

    public OutboxRelay(DataSource database, OutboxTable table, OutboxSender sender, InstantSource clock) {
        this.transactions = new LocalTransactions(database);
        this.rows = new OutboxRows(table);
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * The result of one batch.
     *
     * @param published how many rows the broker acknowledged; {@link #MAX_BATCH} means there may be more
     * @param isComplete false when the broker did not accept every row that was sent
     */
    record Batch(int published, boolean isComplete) {}

    private record Sending(OutboxRow row, CompletableFuture<RowOutcome> outcome) {}

    /** The topics of rows that may be published, those of this version and others. */
    List<String> topics() {
        return transactions.call(rows::topics);
    }

    /** Publishes a topic's rows, the oldest first; false when the broker did not accept every row that was sent. */
    boolean isDrained(String topic) {
        Batch batch;
        do {
            batch = relayBatch(topic);
        } while (batch.isComplete() && batch.published() == MAX_BATCH);
        return batch.isComplete();
    }

    /** Publishes one batch of a topic; nothing when another replica holds the lock. */
    Batch relayBatch(String topic) {
        return transactions.call(connection -> rows.lock(connection) ? relay(connection, topic) : NOTHING);
    }

    private Batch relay(Connection connection, String topic) throws SQLException {
        List<OutboxRow> published = new ArrayList<>();
        boolean isComplete = true;
        for (Sending sending : send(rows.waiting(connection, topic, MAX_BATCH))) {
            OutboxRow row = sending.row();
            switch (sending.outcome().join()) {
                case RowOutcome.Published() -> published.add(row);
                case RowOutcome.Unpublishable(ParkReason reason) -> {
                    rows.park(connection, row, reason, clock.instant());
                    LOG.errorf("Event parked in outbox event=%s topic=%s reason=%s", row.id(), topic, reason);
                }
                case RowOutcome.Failed(String reason) -> {
                    isComplete = false;
                    LOG.warnf("Event not published; retrying event=%s topic=%s reason=%s", row.id(), topic, reason);
                }
                case RowOutcome.Waits() -> {}
            }
        }
        rows.published(connection, published, clock.instant());
        return new Batch(published.size(), isComplete);
    }

    private List<Sending> send(List<OutboxRow> waiting) {
        List<Sending> batch = new ArrayList<>();
        Map<String, CompletableFuture<RowOutcome>> lastByKey = new HashMap<>();
        for (OutboxRow row : waiting) {
            CompletableFuture<RowOutcome> previous = lastByKey.get(row.key());
            // Async: acknowledgements run on the producer's own thread, which must not block in send().
            CompletableFuture<RowOutcome> outcome =
                    previous == null ? sender.send(row) : previous.thenComposeAsync(ahead -> sendAfter(ahead, row));
            lastByKey.put(row.key(), outcome);
            batch.add(new Sending(row, outcome));
            if (outcome.getNow(new RowOutcome.Waits()).isOfTopic()) {
                break;
            }
        }
        return batch;
    }

    private CompletableFuture<RowOutcome> sendAfter(RowOutcome ahead, OutboxRow row) {
        return ahead instanceof RowOutcome.Published
                ? sender.send(row)
                : CompletableFuture.completedFuture(new RowOutcome.Waits());
    }
}
