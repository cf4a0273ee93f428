package dev.relevo.rating.number;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** The history in the database. */
@Singleton
class HistoryRepository implements PanacheRepositoryBase<HistoryEntry, Long> {
    boolean has(String phoneNumberId, String eventId) {
        return count("phoneNumberId = ?1 and eventId = ?2", phoneNumberId, eventId) > 0;
    }

    long deleteOf(String phoneNumberId) {
        return delete("phoneNumberId", phoneNumberId);
    }

    /** One page, the latest first, of what is before the given position. */
    List<HistoryEntry> page(String phoneNumberId, long before, int max) {
        return find("phoneNumberId = ?1 and position < ?2 order by position desc", phoneNumberId, before)
                .page(0, max)
                .list();
    }
}
