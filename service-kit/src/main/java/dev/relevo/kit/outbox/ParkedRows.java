package dev.relevo.kit.outbox;

import dev.relevo.kit.security.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The operators' actions on parked rows: list, retry and discard. Rows that a caller may not access do not exist for it. */
public class ParkedRows {
    /** The most rows that are listed. */
    public static final int MAX_LISTED = 500;

    private static final Logger LOG = Logger.getLogger(ParkedRows.class);

    private static final String CALLER = "(select cast(? as text[]) as numbers) caller";
    private static final String ACCESSIBLE = "parked.parked_at is not null and parked.published_at is null" + " and ('"
            + Caller.ALL + "' = any (caller.numbers) or ({condition}))";
    private static final String LIST = """
            select parked.*, coalesce(octet_length(parked.payload), 0) as bytes, (
              select count(*) from {table} behind
              where behind.published_at is null and behind.position > parked.position
                and behind.aggregatetype = parked.aggregatetype and behind.aggregateid = parked.aggregateid) as waiting
            from {table} parked cross join %s where %s order by parked.position limit ?""".formatted(CALLER, ACCESSIBLE);
    // As text, because the column may be a uuid, too.
    private static final String ONE =
            " where parked.id::text = ? and " + ACCESSIBLE + " returning parked.aggregatetype, parked.type";
    private static final String RETRY =
            "update {table} parked set parked_at = null, parked_reason = null from " + CALLER + ONE;
    private static final String DISCARD = "delete from {table} parked using " + CALLER + ONE;

    private final LocalTransactions transactions;
    private final OutboxTable table;
    private final RowAccess access;

    public ParkedRows(DataSource database, OutboxTable table, RowAccess access) {
        this.transactions = new LocalTransactions(database);
        this.table = table;
        this.access = access;
    }

    /**
     * The parked rows, oldest first, at most {@link #MAX_LISTED}.
     *
     * @param numbers of the caller's key
     */
    List<ParkedRow> list(Set<String> numbers) {
        return transactions.call(connection -> list(connection, numbers));
    }

    /** Unparks the row, so that the relay retries it; false when no such row is parked. */
    boolean retry(String id, Set<String> numbers) {
        return transactions
                .call(connection -> change(connection, RETRY, id, numbers))
                .isPresent();
    }

    /**
     * Deletes the row, so that the rows behind it are published; false when no such row is parked.
     *
     * @param holder of the API key, for the log
     */
    boolean discard(String id, Set<String> numbers, String holder) {
        Optional<String> discarded = transactions.call(connection -> change(connection, DISCARD, id, numbers));
        discarded.ifPresent(row -> LOG.warnf("Parked event discarded event=%s %s holder=%s", id, row, holder));
        return discarded.isPresent();
    }

    private List<ParkedRow> list(Connection connection, Set<String> numbers) throws SQLException {
        List<ParkedRow> parked = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, LIST, numbers)) {
            query.setInt(2, MAX_LISTED);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    parked.add(row(rows));
                }
            }
        }
        return parked;
    }

    private ParkedRow row(ResultSet rows) throws SQLException {
        String topic = rows.getString("aggregatetype");
        return new ParkedRow(
                rows.getString("id"),
                topic,
                access.shownKey(topic, rows.getString("aggregateid")),
                rows.getString("type"),
                Times.read(rows, "created_at"),
                Times.read(rows, "parked_at"),
                ParkReason.named(rows.getString("parked_reason")),
                rows.getInt("bytes"),
                rows.getLong("waiting"));
    }

    /** The topic and type of the changed row, for the log; empty when no such row is parked. */
    private Optional<String> change(Connection connection, String template, String id, Set<String> numbers)
            throws SQLException {
        try (PreparedStatement change = prepare(connection, template, numbers)) {
            change.setString(2, id);
            try (ResultSet rows = change.executeQuery()) {
                return rows.next()
                        ? Optional.of("topic=" + rows.getString(1) + " type=" + rows.getString(2))
                        : Optional.empty();
            }
        }
    }

    private PreparedStatement prepare(Connection connection, String template, Set<String> numbers) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(table.sql(template.replace("{condition}", access.condition())));
        statement.setArray(1, connection.createArrayOf("text", numbers.toArray()));
        return statement;
    }
}
