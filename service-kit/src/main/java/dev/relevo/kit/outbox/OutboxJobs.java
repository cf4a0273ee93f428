package dev.relevo.kit.outbox;

import dev.relevo.kit.loop.BackgroundLoops;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;

/**
 * The repeated jobs of an outbox, which a service calls on its schedule: the relay with its retry of parked rows, and the deletion of
 * old published rows. They keep the numbers for metrics and health checks. Thread-safe.
 */
public class OutboxJobs {
    /** The name of the relay in schedules and in the metrics of loops. */
    public static final String RELAY = "outbox-relay";

    /** The name of the deletion. */
    public static final String CLEAN_UP = "outbox-clean-up";

    /** Time until the retry of a row parked for a {@link ParkReason#RETRYABLE} reason. */
    static final Duration PARKED_RETRY = Duration.ofSeconds(10);

    private final LocalTransactions transactions;
    private final OutboxRows rows;
    private final OutboxRelay relay;
    private final Duration keep;
    private final BackgroundLoops loops;
    private final InstantSource clock;
    private volatile long parked;
    private volatile long ageSeconds;

    /**
     * The jobs of one table.
     *
     * @param keep how long published rows are kept
     */
    public OutboxJobs(
            DataSource database,
            OutboxTable table,
            OutboxSender sender,
            Duration keep,
            BackgroundLoops loops,
            InstantSource clock) {
        this.transactions = new LocalTransactions(database);
        this.rows = new OutboxRows(table);
        this.relay = new OutboxRelay(database, table, sender, clock);
        this.keep = keep;
        this.loops = loops;
        this.clock = clock;
    }

    /** Publishes what waits; a failure is reported as that of the loop {@link #RELAY}. */
    public void relay() {
        loops.report(RELAY, this::relayAll);
    }

    /** Deletes the rows that were published before {@code keep}; a failure is reported as that of the loop {@link #CLEAN_UP}. */
    public void cleanUp() {
        loops.report(CLEAN_UP, this::deleteOld);
    }

    /** How long the oldest row that may be published has waited; zero if absent. */
    public Duration age() {
        return transactions
                .call(rows::oldestWaiting)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** {@link #age} in seconds, as of the last run of the relay. */
    public long ageSeconds() {
        return ageSeconds;
    }

    /** The number of parked rows, as of the last run of the relay. */
    public long parked() {
        return parked;
    }

    /** Not private, for tests that run it without a schedule. */
    void relayAll() {
        Instant limit = clock.instant().minus(PARKED_RETRY);
        int ignored = transactions.call(connection -> rows.unparkRetryable(connection, limit));
        List<String> stuck =
                relay.topics().stream().filter(topic -> !relay.isDrained(topic)).toList();
        ageSeconds = age().toSeconds();
        parked = transactions.call(rows::countParked);
        if (!stuck.isEmpty()) {
            throw new KafkaException("the broker did not accept an event of " + stuck);
        }
    }

    private void deleteOld() {
        Instant limit = clock.instant().minus(keep);
        int ignored = transactions.call(connection -> rows.deletePublishedBefore(connection, limit));
    }
}
