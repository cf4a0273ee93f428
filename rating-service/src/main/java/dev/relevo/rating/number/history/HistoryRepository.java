package dev.relevo.rating.number.history;

import dev.relevo.rating.ProviderNotice;
import dev.relevo.rating.redcase.ManualReport;
import dev.relevo.rating.redcase.Observation;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The history entries in the database. A duplicate (same number, same event id) is stored once. */
@Singleton
public class HistoryRepository implements PanacheRepositoryBase<HistoryEntry, Long> {
    /**
     * Adds an observation.
     *
     * @param report null unless a person made it
     * @param effect what it changed besides the colour, by field; empty when there is nothing to add
     */
    public void add(
            String phoneNumberId,
            Observation seen,
            @Nullable ManualReport report,
            Map<String, Object> effect,
            Instant now) {
        addOnce(new HistoryEntry(phoneNumberId, seen, report, effect, now));
    }

    /** Adds what a person reported about the number besides a colour. */
    public void add(String phoneNumberId, String eventId, String type, ManualReport report, Instant now) {
        addOnce(new HistoryEntry(phoneNumberId, eventId, type, report, now));
    }

    public void add(String phoneNumberId, ProviderNotice notice, Instant now) {
        addOnce(new HistoryEntry(phoneNumberId, notice, now));
    }

    public long deleteOf(String phoneNumberId) {
        return delete("phoneNumberId", phoneNumberId);
    }

    /** One page, latest first, of the entries before the given position. */
    public HistoryView page(String phoneNumberId, long before, int max) {
        List<HistoryEntry> page = find(
                        "phoneNumberId = ?1 and position < ?2 order by position desc", phoneNumberId, before)
                .page(0, max + 1)
                .list();
        return HistoryView.of(page, max);
    }

    private void addOnce(HistoryEntry entry) {
        boolean isDuplicate = count("phoneNumberId = ?1 and eventId = ?2", entry.phoneNumberId(), entry.eventId()) > 0;
        if (!isDuplicate) {
            persist(entry);
        }
    }
}
