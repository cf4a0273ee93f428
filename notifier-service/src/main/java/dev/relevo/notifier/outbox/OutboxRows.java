package dev.relevo.notifier.outbox;

import dev.relevo.event.Event;
import dev.relevo.kit.EventJson;
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
    /** A row parked for this heals by itself: a version that knows the type publishes it. */
    static final String UNKNOWN_TYPE = "UNKNOWN_TYPE";

    /** One replica publishes at a time, or two could change the order. Any number that nothing else locks. */
    private static final int LOCK = 1_917_001;

    private static final String INSERT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, created_at)
            VALUES (:id, :topic, :key, :type, :payload, :createdAt)
            ON CONFLICT (id) DO NOTHING""";

    private static final String PARKED = "parkedAt is not null";
    /** Of the alerts and the conversations of a key's numbers. A conversation's id begins with its number. */
    private static final String OF_NUMBERS =
            " and (aggregateid in (select a.id from Alert a where a.phoneNumberId in :numbers)"
                    + " or substring(aggregateid, 1, locate(':', aggregateid)) in :prefixes)";

    /** Neither parked nor behind a parked row of the same key. */
    private static final String WAITING = """
            from OutboxRow row where row.aggregatetype = ?1 and row.parkedAt is null and not exists (
              select 1 from OutboxRow ahead where ahead.parkedAt is not null
                and ahead.aggregateid = row.aggregateid and ahead.position < row.position)
            order by row.position""";

    /** Ids are derived from causes: the same id is the same event. */
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

    /** True when this transaction is the one that publishes. */
    boolean lock() {
        return (Boolean) getEntityManager()
                .createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** The oldest first. */
    List<OutboxRow> waiting(OutboxTopic topic, int max) {
        return find(WAITING, topic.word()).page(0, max).list();
    }

    /** Drops what the broker has. */
    void published(List<Long> positions) {
        if (!positions.isEmpty()) {
            long ignored = delete("position in ?1", positions);
        }
    }

    /** Lets rows be tried again that a version parked which did not know their type. */
    int unparkHealing(Instant limit) {
        return update(
                "parkedAt = null, parkedReason = null where parkedReason = ?1 and parkedAt < ?2", UNKNOWN_TYPE, limit);
    }

    long countParked() {
        return count(PARKED);
    }

    /** The oldest first. */
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
