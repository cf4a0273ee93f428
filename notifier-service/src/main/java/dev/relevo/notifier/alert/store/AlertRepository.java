package dev.relevo.notifier.alert.store;

import dev.relevo.event.AlertRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.security.Caller;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.AlertState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alert table, and the table of processed events that makes applying them idempotent. */
@Singleton
class AlertRepository implements PanacheRepositoryBase<Alert, String> {
    /** Locks an alert for a change, also one that does not exist yet: two of its events may come on two partitions. */
    Optional<Alert> locked(String id) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .setParameter("id", id)
                .getSingleResult();
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The alerts of a number that are not resolved, except of this kind; not locked. In one order, so that two workers cannot block each other. */
    List<AlertRef> unresolvedOf(PhoneNumberId number, AlertKind except) {
        return getEntityManager()
                .createQuery(
                        "select a.id, a.kind from Alert a where a.phoneNumberId = :number and a.state <> :resolved"
                                + " and a.kind <> :except order by a.id",
                        Object[].class)
                .setParameter("number", number.value())
                .setParameter("resolved", AlertState.RESOLVED)
                .setParameter("except", except.word())
                .getResultStream()
                .map(row -> new AlertRef((String) row[0], (String) row[1], number))
                .toList();
    }

    List<Alert> lockedUnchangedSince(AlertKind kind, Instant limit) {
        return find("kind = ?1 and state <> ?2 and updatedAt < ?3", kind.word(), AlertState.RESOLVED, limit)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * The alerts, the last changed first.
     *
     * @param state null for all
     * @param numbers the numbers of an API key
     */
    List<Alert> newest(@Nullable AlertState state, Set<String> numbers, int limit) {
        Map<String, Object> values = new HashMap<>();
        String query = "id is not null";
        if (state != null) {
            query += " and state = :state";
            values.put("state", state);
        }
        if (!numbers.contains(Caller.ALL)) {
            query += " and phoneNumberId in :numbers";
            values.put("numbers", numbers);
        }
        return find(query, Sort.descending("updatedAt"), values).page(0, limit).list();
    }

    /** Records an event as processed; false when it is a duplicate. A second worker with the same event waits here for the first. */
    boolean markProcessed(String eventId, Instant now) {
        return getEntityManager()
                        .createNativeQuery(
                                "INSERT INTO seen_event (event_id, seen_at) VALUES (:id, :now) ON CONFLICT DO NOTHING")
                        .setParameter("id", eventId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    int deleteProcessedBefore(Instant limit) {
        return getEntityManager()
                .createNativeQuery("DELETE FROM seen_event WHERE seen_at < :limit")
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
