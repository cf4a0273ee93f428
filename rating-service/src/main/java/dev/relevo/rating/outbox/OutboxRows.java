package dev.relevo.rating.outbox;

import dev.relevo.kit.outbox.OutboxStore;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The repository of the outbox table. */
@Singleton
class OutboxRows implements PanacheRepositoryBase<OutboxRow, UUID>, OutboxStore<OutboxRow> {
    /** An arbitrary number that no other advisory lock of this database uses. */
    static final long RELAY_LOCK = 0x72656C65766FL;

    private static final String PARKED = "parkedAt is not null and publishedAt is null";
    /** Neither parked nor behind a parked row of the same topic and key. */
    private static final String WAITING = """
            from OutboxRow row where row.publishedAt is null and row.parkedAt is null and not exists (
              select 1 from OutboxRow ahead
              where ahead.parkedAt is not null and ahead.publishedAt is null
                and ahead.topic = row.topic and ahead.key = row.key and ahead.position < row.position)
            order by row.position""";

    @Override
    public boolean lock() {
        return (boolean) getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", RELAY_LOCK)
                .getSingleResult();
    }

    @Override
    public List<OutboxRow> waiting(int max) {
        return find(WAITING).page(0, max).list();
    }

    @Override
    public void published(List<OutboxRow> rows, Instant now) {
        rows.forEach(row -> row.publishedAt = now);
    }

    /** When the oldest row that waits for the relay only was stored; empty if absent. */
    Optional<Instant> oldestUnpublished() {
        return find(WAITING).firstResultOptional().map(row -> row.createdAt);
    }

    /** Oldest first. */
    List<OutboxRow> parked(int max) {
        return find(PARKED + " order by position").page(0, max).list();
    }

    long countParked() {
        return count(PARKED);
    }

    /** Rows behind a parked one. */
    long countBehind(OutboxRow parked) {
        return count(
                "publishedAt is null and topic = ?1 and key = ?2 and position > ?3",
                parked.topic,
                parked.key,
                parked.position);
    }

    Optional<OutboxRow> parkedById(UUID id) {
        return find(PARKED + " and id = ?1", id).firstResultOptional();
    }

    /** Unparks, for a retry, the rows that were parked before the limit for a {@link ParkReason#RETRYABLE} reason. */
    int unparkRetryable(Instant limit) {
        return update(
                "parkedAt = null, parkedReason = null where " + PARKED + " and parkedAt < ?1 and parkedReason in ?2",
                limit,
                ParkReason.RETRYABLE);
    }

    long deletePublishedBefore(Instant limit) {
        return delete("publishedAt < ?1", limit);
    }
}
