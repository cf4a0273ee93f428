package dev.relevo.notifier.rate;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The table of buckets. Its methods join the transaction in progress: without one they lock nothing. */
@Singleton
class RateBucketStore {
    /** A state written further in the future is that of a clock that ran ahead, and would stop all sends until then. */
    static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(5);

    private static final Duration KEEP_UNUSED = Duration.ofHours(1);

    /**
     * All rows exist before they are locked, always in the order of their ids, so that two instances neither create a bucket twice
     * nor lock each other out. PostgreSQL ends the transaction of an instance that stops responding, whose locks would stop the
     * others.
     */
    private static final String CREATE = """
            INSERT INTO rate_bucket (id, updated_at, expires_at)
            SELECT id, ?, ? FROM unnest(?) AS id, set_config('idle_in_transaction_session_timeout', '10s', true)
            ORDER BY id
            ON CONFLICT DO NOTHING""";

    private static final String LOCK = """
            SELECT id, CASE WHEN updated_at <= ? THEN state END FROM rate_bucket WHERE id = ANY (?) ORDER BY id FOR UPDATE""";

    /** Inserts a row that was deleted between the other two statements. */
    private static final String SAVE = """
            INSERT INTO rate_bucket (id, state, updated_at, expires_at)
            SELECT id, state, ?, expires_at FROM unnest(?, ?, ?) AS changed (id, state, expires_at)
            ON CONFLICT (id) DO UPDATE
            SET state = excluded.state, updated_at = excluded.updated_at, expires_at = excluded.expires_at""";

    private static final String DELETE = """
            DELETE FROM rate_bucket
            WHERE id IN (SELECT id FROM rate_bucket WHERE expires_at < ? FOR UPDATE SKIP LOCKED)""";

    private final DataSource database;

    RateBucketStore(DataSource database) {
        this.database = database;
    }

    /** Locks these buckets until the end of the transaction, and returns the states of those that have one. */
    Map<String, byte[]> lock(Collection<String> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection()) {
            create(connection, ids, now);
            Map<String, byte[]> states = new HashMap<>();
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setObject(1, utc(now.plus(MAX_CLOCK_SKEW)));
                lock.setArray(2, texts(connection, "text", ids.stream()));
                try (var rows = lock.executeQuery()) {
                    while (rows.next()) {
                        byte[] state = rows.getBytes(2);
                        if (state != null) {
                            states.put(rows.getString(1), state);
                        }
                    }
                }
            }
            return states;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read rate buckets", e);
        }
    }

    /** Stores the changed states of locked buckets. */
    void save(Map<String, RateBuckets.Changed> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        var buckets = changed.values();
        try (Connection connection = database.getConnection();
                PreparedStatement save = connection.prepareStatement(SAVE)) {
            save.setObject(1, utc(now));
            save.setArray(2, texts(connection, "text", changed.keySet().stream()));
            save.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea",
                            buckets.stream().map(RateBuckets.Changed::state).toArray(byte[][]::new)));
            save.setArray(4, texts(connection, "timestamptz", buckets.stream().map(bucket -> bucket.fullAt()
                    .toString())));
            save.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store rate buckets", e);
        }
    }

    /** Deletes the buckets that were full at this time: a new one is in the same state. */
    int deleteFull(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, utc(now));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot delete rate buckets", e);
        }
    }

    private static void create(Connection connection, Collection<String> ids, Instant now) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement(CREATE)) {
            create.setObject(1, utc(now));
            create.setObject(2, utc(now.plus(KEEP_UNUSED)));
            create.setArray(3, texts(connection, "text", ids.stream()));
            create.executeUpdate();
        }
    }

    /** An array whose elements are written as text: PostgreSQL's driver accepts arrays of few Java types. */
    private static Array texts(Connection connection, String type, Stream<String> elements) throws SQLException {
        return connection.createArrayOf(type, elements.toArray(String[]::new));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
