package dev.relevo.notifier.outbox;

import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.outbox.OutboxSender;
import dev.relevo.kit.outbox.OutboxStore;
import dev.relevo.kit.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The outbox table. */
@Singleton
class OutboxRows implements PanacheRepositoryBase<OutboxRow, Long> {
    /** The advisory lock of the replica that publishes: two at a time could change the order. The number is arbitrary but unique. */
    private static final int LOCK = 1_917_001;

    private static final String INSERT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, created_at)
            VALUES (:id, :topic, :key, :type, :payload, :createdAt)
            ON CONFLICT (id) DO NOTHING""";

    private static final String PARKED = "parkedAt is not null";

    /** Rows of the alerts and conversations of an API key's numbers. A conversation's id begins with its number. */
    private static final String OF_NUMBERS =
            " and (aggregateid in (select a.id from Alert a where a.phoneNumberId in :numbers)"
                    + " or substring(aggregateid, 1, locate(':', aggregateid)) in :prefixes)";

    /** Neither parked nor behind a parked row of the same key. */
    private static final String WAITING = """
            from OutboxRow row where row.aggregatetype = ?1 and row.parkedAt is null and not exists (
              select 1 from OutboxRow ahead where ahead.parkedAt is not null
                and ahead.aggregateid = row.aggregateid and ahead.position < row.position)
            order by row.position""";

    /** Adds an event. A duplicate is ignored: ids are derived from their causes, so the same id is the same event. */
    void add(OutboxTopic topic, Event event) {
        int ignored = getEntityManager()
                .unwrap(Session.class)
                .createNativeMutationQuery(INSERT)
                .setParameter("id", event.meta().eventId())
                .setParameter("topic", topic.word())
                .setParameter("key", event.key())
                .setParameter("type", event.getClass().getSimpleName())
                .setParameter("payload", new String(EventJson.write(event), StandardCharsets.UTF_8))
                .setParameter("createdAt", event.meta().recordedAt())
                .executeUpdate();
    }

    /** The rows of one topic. */
    OutboxStore<OutboxRow> of(OutboxTopic topic) {
        return new OfTopic(topic);
    }

    private class OfTopic implements OutboxStore<OutboxRow> {
        private final OutboxTopic topic;

        OfTopic(OutboxTopic topic) {
            this.topic = topic;
        }

        @Override
        public boolean lock() {
            return OutboxRows.this.lock();
        }

        @Override
        public List<OutboxRow> waiting(int max) {
            return find(WAITING, topic.word()).page(0, max).list();
        }

        /** Deletes the rows. */
        @Override
        public void published(List<OutboxRow> rows, Instant now) {
            if (!rows.isEmpty()) {
                long ignored = delete(
                        "position in ?1", rows.stream().map(OutboxRow::position).toList());
            }
        }
    }

    private boolean lock() {
        return (Boolean) getEntityManager()
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Releases the rows of an unknown type that were parked before this time, for a retry: they need a newer version, not an operator. */
    int unparkUnknownTypes(Instant limit) {
        return update(
                "parkedAt = null, parkedReason = null where parkedReason = ?1 and parkedAt < ?2",
                OutboxSender.UNKNOWN_TYPE,
                limit);
    }

    long countParked() {
        return count(PARKED);
    }

    /** The parked rows, the oldest first. */
    List<OutboxRow> parked(Set<String> numbers, int max) {
        return parkedRows("", Map.of(), numbers).page(0, max).list();
    }

    Optional<OutboxRow> parked(String id, Set<String> numbers) {
        return parkedRows(" and id = :id", Map.of("id", id), numbers).firstResultOptional();
    }

    private PanacheQuery<OutboxRow> parkedRows(String which, Map<String, Object> values, Set<String> numbers) {
        Map<String, Object> all = new HashMap<>(values);
        String query = PARKED + which;
        if (!numbers.contains(Caller.ALL)) {
            query += OF_NUMBERS;
            all.put("numbers", numbers);
            all.put("prefixes", numbers.stream().map(number -> number + ":").collect(Collectors.toSet()));
        }
        return find(query + " order by position", all);
    }
}
