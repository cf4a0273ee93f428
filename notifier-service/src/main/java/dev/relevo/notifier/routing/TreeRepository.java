package dev.relevo.notifier.routing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The table of trees. */
@Singleton
class TreeRepository implements PanacheRepositoryBase<TreeRevision, Long> {
    private static final String NEWEST_FIRST = "order by revision desc";
    /** Changes that are kept: a document may be large. */
    private static final int MAX_KEPT = 100;

    private final InstantSource clock;

    TreeRepository(InstantSource clock) {
        this.clock = clock;
    }

    /** The last change; empty if absent. */
    @Transactional
    Optional<TreeRevision> newest() {
        return find(NEWEST_FIRST).firstResultOptional();
    }

    /** The number of the last change; 0 without a change. */
    @Transactional
    long newestRevision() {
        return getEntityManager()
                .createQuery("select coalesce(max(revision), 0) from TreeRevision", Long.class)
                .getSingleResult();
    }

    /** The last hundred changes, the newest first. */
    @Transactional
    List<TreeRevision> changes() {
        return find(NEWEST_FIRST).page(0, MAX_KEPT).list();
    }

    /**
     * Adds a change. One change waits for the other, so that each knows what it replaces.
     *
     * @param document null removes the tree
     * @param check throws when the last change is not what the author knows
     */
    @Transactional
    TreeRevision add(@Nullable String document, String author, Consumer<Optional<TreeRevision>> check) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('routing_tree', 0))")
                .getSingleResult();
        Optional<TreeRevision> last = newest();
        check.accept(last);
        Instant now = clock.instant();
        TreeRevision added = new TreeRevision(last.map(TreeRevision::revision).orElse(0L) + 1, document, author, now);
        persist(added);
        delete("revision <= ?1", added.revision() - MAX_KEPT);
        return added;
    }
}
