package dev.relevo.notifier.delivery;

import dev.relevo.kit.security.Caller;
import dev.relevo.notifier.channel.FailureReason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The delivery table. */
@Singleton
class DeliveryRepository implements PanacheRepositoryBase<Delivery, String> {
    /**
     * The due deliveries, oldest first. Of each ordering key only the first pending delivery is due. The rows are locked, so that no
     * other worker or replica claims them; a row that another worker claimed meanwhile fails the repeated condition and is left out.
     */
    private static final String DUE = """
            SELECT d.* FROM delivery d
            WHERE d.state = 'PENDING' AND d.channel = :channel AND d.next_attempt_at <= :now
              AND d.party NOT IN (:busy)
              AND NOT EXISTS (SELECT 1 FROM delivery e
                              WHERE e.lane = d.lane AND e.state = 'PENDING' AND e.position < d.position)
            ORDER BY d.next_attempt_at, d.position
            LIMIT :limit
            FOR UPDATE OF d SKIP LOCKED""";

    /** A message to a person has its sending number as concurrency key; a notice has the number of its alert. */
    private static final String OF_NUMBERS = "((receiver is null and concurrencyKey in :numbers)"
            + " or alertId in (select a.id from Alert a where a.phoneNumberId in :numbers))";

    private static final String INSERT = """
            INSERT INTO delivery (id, delivery_key, channel, party, lane, alert_id, alert_kind, receiver, step, revision,
                                  payload, notification, group_id, notification_number, state, attempts, resends, created_at, queued_at, next_attempt_at)
            VALUES (:id, :key, :channel, :concurrencyKey, :orderingKey, :alertId, :alertKind, :receiver, :step, :revision,
                    :payload, :notification, :groupId, :number, 'PENDING', 0, 0, :now, :now, :notBefore)
            ON CONFLICT DO NOTHING""";

    /**
     * Adds it; false when it is a duplicate, which the table's unique keys ignore.
     *
     * @param notBefore when the first attempt is due
     */
    boolean add(NewDelivery delivery, Instant notBefore, Instant now) {
        return getEntityManager()
                        .unwrap(Session.class)
                        .createNativeMutationQuery(INSERT)
                        .setParameter("id", delivery.id())
                        .setParameter("key", delivery.key())
                        .setParameter("channel", delivery.channel())
                        .setParameter("concurrencyKey", delivery.concurrencyKey())
                        .setParameter("orderingKey", delivery.orderingKey())
                        .setParameter("alertId", delivery.alertId(), String.class)
                        .setParameter("alertKind", delivery.alertKind(), String.class)
                        .setParameter("receiver", delivery.receiver(), String.class)
                        .setParameter("step", delivery.step(), Integer.class)
                        .setParameter("revision", delivery.revision(), Integer.class)
                        .setParameter("payload", delivery.payload())
                        .setParameter("notification", delivery.notification(), String.class)
                        .setParameter("groupId", delivery.groupId(), String.class)
                        .setParameter("number", delivery.number(), Integer.class)
                        .setParameter("now", now)
                        .setParameter("notBefore", notBefore)
                        .executeUpdate()
                == 1;
    }

    /**
     * Finds and locks the deliveries that are due. Must run in a transaction, which holds the locks.
     *
     * @param busy concurrency keys that have as many attempts in progress as their limit allows
     */
    List<Delivery> due(String channel, Collection<String> busy, int limit, Instant now) {
        return getEntityManager()
                .createNativeQuery(DUE, Delivery.class)
                .setParameter("channel", channel)
                // SQL has no empty list; no concurrency key is empty.
                .setParameter("busy", busy.isEmpty() ? List.of("") : busy)
                .setParameter("limit", limit)
                .setParameter("now", now)
                .getResultList();
    }

    /** Locks a delivery for a change. */
    Optional<Delivery> locked(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The deliveries, the newest first.
     *
     * @param state null for all
     * @param numbers the numbers of an API key
     */
    List<Delivery> newest(@Nullable DeliveryState state, Set<String> numbers, int limit) {
        Map<String, Object> values = new HashMap<>();
        String query = "id is not null";
        if (state != null) {
            query += " and state = :state";
            values.put("state", state);
        }
        if (!numbers.contains(Caller.ALL)) {
            query += " and " + OF_NUMBERS;
            values.put("numbers", numbers);
        }
        return find(query, Sort.descending("position"), values).page(0, limit).list();
    }

    /**
     * Locks a delivery for a change; empty when it does not belong to these numbers.
     *
     * @param numbers the numbers of an API key
     */
    Optional<Delivery> locked(String id, Set<String> numbers) {
        boolean isSeen = numbers.contains(Caller.ALL)
                || count("id = :id and " + OF_NUMBERS, Map.of("id", id, "numbers", numbers)) > 0;
        return isSeen ? locked(id) : Optional.empty();
    }

    long endAllTo(String receiver, FailureReason reason, Instant now) {
        return update(
                "state = ?1, reason = ?2, finishedAt = ?3 where receiver = ?4 and state = ?5",
                DeliveryState.FAILED,
                reason,
                now,
                receiver,
                DeliveryState.PENDING);
    }

    long deleteFinishedBefore(Instant limit) {
        return delete("finishedAt < ?1", limit);
    }
}
