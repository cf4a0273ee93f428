package dev.relevo.rating.number.history;

import dev.relevo.event.QualityEvent.RatingObserved;
import dev.relevo.event.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a number's history.
 *
 * @param entries the latest first
 * @param next value of {@code before} for the next page; null on the last
 */
public record HistoryView(List<Entry> entries, @Nullable Long next) {
    public HistoryView {
        entries = List.copyOf(entries);
    }

    static HistoryView of(List<HistoryEntry> page, int max) {
        List<Entry> entries = page.stream().map(HistoryEntry::view).toList();
        return new HistoryView(
                entries, entries.size() < max ? null : entries.getLast().position());
    }

    /**
     * An observation or a provider notice.
     *
     * @param rating the colour; null unless the entry is an observation, like the next two
     * @param who holder of the API key; null unless a person reported it, like {@code reason}
     * @param raw the value the provider sent; null for an observation
     */
    public record Entry(
            long position,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable Rating rating,
            RatingObserved.@Nullable Source source,
            @Nullable Instant requestStartedAt,
            @Nullable String who,
            @Nullable String reason,
            @Nullable Map<String, Object> raw) {}
}
