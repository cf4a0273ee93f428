package dev.relevo.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of the relay. Each runs in the transaction of its connection. */
final class OutboxRows {
    private static final String LOCK = "select pg_try_advisory_xact_lock(?)";
    private static final String TOPICS =
            "select distinct aggregatetype from {table} where published_at is null and parked_at is null";
    /** Neither parked nor behind a parked row of the same topic and key. */
    private static final String WAITING = """
            waiting.published_at is null and waiting.parked_at is null and not exists (
              select 1 from {table} ahead
              where ahead.parked_at is not null and ahead.published_at is null
                and ahead.aggregatetype = waiting.aggregatetype and ahead.aggregateid = waiting.aggregateid
                and ahead.position < waiting.position)""";

    private static final String NEXT = "select position, id, aggregateid, payload from {table} waiting"
            + " where waiting.aggregatetype = ? and " + WAITING + " order by position limit ?";
    private static final String OLDEST =
            "select min(waiting.created_at) as oldest from {table} waiting where " + WAITING;
    private static final String PUBLISHED = "update {table} set published_at = ? where position = any (?)";
    private static final String PARK = "update {table} set parked_at = ?, parked_reason = ? where position = ?";
    private static final String UNPARK = """
            update {table} set parked_at = null, parked_reason = null
            where parked_at < ? and published_at is null and parked_reason = any (?)""";
    private static final String COUNT_PARKED =
            "select count(*) from {table} where parked_at is not null and published_at is null";
    private static final String CLEAN_UP = "delete from {table} where published_at < ?";

    private final OutboxTable table;

    OutboxRows(OutboxTable table) {
        this.table = table;
    }

    /** True when this transaction holds the relay lock: two relays at once would break the order. */
    boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOCK)) {
            query.setLong(1, table.lock());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** The topics of rows that may be published. */
    List<String> topics(Connection connection) throws SQLException {
        List<String> topics = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, TOPICS);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                topics.add(rows.getString(1));
            }
        }
        return topics;
    }

    /** The rows of a topic that may be published, oldest first. */
    List<OutboxRow> waiting(Connection connection, String topic, int max) throws SQLException {
        List<OutboxRow> waiting = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, NEXT)) {
            query.setString(1, topic);
            query.setInt(2, max);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new OutboxRow(
                            rows.getLong("position"),
                            rows.getString("id"),
                            topic,
                            rows.getString("aggregateid"),
                            rows.getString("payload")));
                }
            }
        }
        return waiting;
    }

    /** When the oldest row that waits for the relay only was stored; empty if absent. */
    Optional<Instant> oldestWaiting(Connection connection) throws SQLException {
        try (PreparedStatement query = prepare(connection, OLDEST);
                ResultSet rows = query.executeQuery()) {
            return rows.next() && rows.getObject("oldest") != null
                    ? Optional.of(Times.read(rows, "oldest"))
                    : Optional.empty();
        }
    }

    void published(Connection connection, List<OutboxRow> published, Instant now) throws SQLException {
        Object[] positions = published.stream().map(OutboxRow::position).toArray();
        try (PreparedStatement update = prepare(connection, PUBLISHED)) {
            update.setObject(1, Times.value(now));
            update.setArray(2, connection.createArrayOf("bigint", positions));
            int ignored = update.executeUpdate();
        }
    }

    void park(Connection connection, OutboxRow row, ParkReason reason, Instant now) throws SQLException {
        try (PreparedStatement update = prepare(connection, PARK)) {
            update.setObject(1, Times.value(now));
            update.setString(2, reason.name());
            update.setLong(3, row.position());
            int ignored = update.executeUpdate();
        }
    }

    /** Unparks, for a retry, the rows that were parked before the limit for a {@link ParkReason#RETRYABLE} reason. */
    int unparkRetryable(Connection connection, Instant limit) throws SQLException {
        Object[] reasons = ParkReason.RETRYABLE.stream().map(ParkReason::name).toArray();
        try (PreparedStatement update = prepare(connection, UNPARK)) {
            update.setObject(1, Times.value(limit));
            update.setArray(2, connection.createArrayOf("text", reasons));
            return update.executeUpdate();
        }
    }

    long countParked(Connection connection) throws SQLException {
        try (PreparedStatement query = prepare(connection, COUNT_PARKED);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    int deletePublishedBefore(Connection connection, Instant limit) throws SQLException {
        try (PreparedStatement delete = prepare(connection, CLEAN_UP)) {
            delete.setObject(1, Times.value(limit));
            return delete.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection, String template) throws SQLException {
        return connection.prepareStatement(table.sql(template));
    }
}
