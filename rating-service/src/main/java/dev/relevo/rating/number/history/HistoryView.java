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

    /** The first {@code max} entries of a page that was read to one more. */
    static HistoryView of(List<HistoryEntry> found, int max) {
        List<Entry> entries = found.stream().limit(max).map(HistoryEntry::view).toList();
        return new HistoryView(entries, found.size() > max ? entries.getLast().position() : null);
    }

    /**
     * An observation or a provider notice.
     *
     * @param rating the colour; null unless the entry is an observation, like the next two
     * @param who holder of the API key; null unless a person reported it, like {@code reason}
     * @param raw the value the provider sent; for a correction both times of the flag; null for another observation
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
