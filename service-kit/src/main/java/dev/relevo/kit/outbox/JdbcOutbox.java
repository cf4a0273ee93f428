package dev.relevo.kit.outbox;

import dev.relevo.event.CloudEvents;
import dev.relevo.event.Event;
import dev.relevo.event.EventTypes;
import dev.relevo.event.Topic;
import dev.relevo.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The outbox on a database. Its connection takes part in the caller's transaction when the data source is one that does, as
 * Quarkus's are.
 *
 * <p>Published rows are kept for a configured time and not deleted at once: they show what was published and when, and an event whose
 * cause is repeated meanwhile is known by its id. A service whose keys contain personal data keeps them for a shorter time.
 */
public class JdbcOutbox implements Outbox {
    static final String TOMBSTONE = "tombstone";

    private static final String INSERT = """
            insert into {table} (id, aggregatetype, aggregateid, type, payload, headers, created_at)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?) on conflict (id) do nothing""";

    private final DataSource database;
    private final InstantSource clock;
    private final String source;
    private final String insert;

    /**
     * An outbox.
     *
     * @param service the CloudEvents source of the events, without the slash, for example {@code rating-service}
     */
    public JdbcOutbox(DataSource database, OutboxTable table, String service, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.source = "/" + service;
        this.insert = table.sql(INSERT);
    }

    @Override
    public void add(Topic topic, Event event) {
        String headers = EventJson.mapper()
                .valueToTree(CloudEvents.headers(event, source))
                .toString();
        String payload = new String(EventJson.write(event), StandardCharsets.UTF_8);
        insert(event.meta().eventId(), topic, event.key(), EventTypes.of(event), payload, headers);
    }

    @Override
    public void addTombstone(Topic topic, String key) {
        insert(UUID.randomUUID().toString(), topic, key, TOMBSTONE, null, "{}");
    }

    private void insert(String id, Topic topic, String key, String type, @Nullable String payload, String headers) {
        try (Connection connection = database.getConnection()) {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("an event of " + topic.name()
                        + " was added to the outbox outside the transaction of its cause");
            }
            try (PreparedStatement row = connection.prepareStatement(insert)) {
                // Without a type, because the column may be a uuid, too.
                row.setObject(1, id, Types.OTHER);
                row.setString(2, topic.name());
                row.setString(3, key);
                row.setString(4, type);
                row.setString(5, payload);
                row.setString(6, headers);
                row.setObject(7, Times.value(clock.instant()));
                int ignored = row.executeUpdate();
            }
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
    }
}
