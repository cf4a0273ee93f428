package dev.relevo.rating.template;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template as the API returns it. A null field was not told.
 *
 * @param status WhatsApp's word, for example {@code PAUSED}
 * @param until when a pause ends
 * @param announcedCategory a category that WhatsApp will apply later
 * @param usable false when it cannot be sent now
 * @param changedAt when this state was recorded
 * @param history what was told of it, the newest first, at most 100; null in lists
 */
public record TemplateView(
        String wabaId,
        String templateId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String status,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable String quality,
        @Nullable String category,
        @Nullable String announcedCategory,
        boolean usable,
        Instant changedAt,
        @Nullable List<Entry> history) {
    static TemplateView of(TemplateEntity row, @Nullable List<Told> told) {
        TemplateState state = row.toState();
        return new TemplateView(
                row.wabaId(),
                row.templateId(),
                row.name(),
                row.language(),
                state.status(),
                state.until(),
                state.reason(),
                state.quality(),
                state.category(),
                state.announcedCategory(),
                state.isUsable(),
                row.changedAt(),
                told == null ? null : told.stream().map(Entry::of).toList());
    }

    /**
     * One thing that was told.
     *
     * @param kind {@code STATUS}, {@code QUALITY}, {@code CATEGORY} or {@code ANNOUNCED_CATEGORY}
     */
    public record Entry(
            Instant at,
            String kind,
            String value,
            @Nullable Instant until,
            @Nullable String reason) {
        static Entry of(Told told) {
            return new Entry(told.at(), told.kind().name(), told.value(), told.until(), told.reason());
        }
    }
}
