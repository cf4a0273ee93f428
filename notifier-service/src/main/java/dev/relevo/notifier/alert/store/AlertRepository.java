package dev.relevo.notifier.alert.store;

import dev.relevo.event.AlertRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.AlertState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** The unresolved alerts of a kind that no event confirmed since this time, locked. */
    List<Alert> lockedUnconfirmedSince(AlertKind kind, Instant limit) {
        return find(
                        "kind = ?1 and state <> ?2 and coalesce(confirmedAt, updatedAt) < ?3 order by id",
                        kind.word(),
                        AlertState.RESOLVED,
                        limit)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
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

    /** Deletes some alerts that ended before this time, and their history; the number of deleted ones. */
    int deleteResolvedBefore(Instant limit, int max) {
        return getEntityManager()
                .createNativeQuery("""
                        DELETE FROM alert WHERE id IN (
                          SELECT id FROM alert WHERE state = 'RESOLVED' AND resolved_at < :limit
                          ORDER BY resolved_at LIMIT :max FOR UPDATE SKIP LOCKED)""")
                .setParameter("limit", limit)
                .setParameter("max", max)
                .executeUpdate();
    }

    int deleteProcessedBefore(Instant limit) {
        return getEntityManager()
                .createNativeQuery("DELETE FROM seen_event WHERE seen_at < :limit")
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
