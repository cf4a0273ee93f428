package dev.relevo.rating.outbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The outbox table. */
@Singleton
class OutboxRows implements PanacheRepositoryBase<OutboxRow, UUID> {
    /** Any number that no other user of the database's advisory locks takes. */
    static final long RELAY_LOCK = 0x72656C65766FL;

    /** True when this transaction is the one that relays: two at once would overtake each other. */
    boolean lockRelay() {
        return (boolean) getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", RELAY_LOCK)
                .getSingleResult();
    }

    List<OutboxRow> unpublished(int max) {
        return find("publishedAt is null order by position").page(0, max).list();
    }

    /** When the oldest unpublished row was left; empty when all are published. */
    Optional<Instant> oldestUnpublished() {
        return find("publishedAt is null order by position")
                .firstResultOptional()
                .map(row -> row.createdAt);
    }

    long deletePublishedBefore(Instant limit) {
        return delete("publishedAt < ?1", limit);
    }
}
