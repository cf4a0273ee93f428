package dev.relevo.rating.enforcement;

import dev.relevo.rating.fact.Restriction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure as the API returns it.
 *
 * @param restriction WhatsApp's name of it
 * @param expiresAt null when no end is known
 * @param details WhatsApp's words; null when it gave none
 * @param liftedBecause {@code expired}, WhatsApp's word or a person's; null while it is in force
 * @param history what was told of it, the oldest first, at most 50
 */
public record RestrictionView(
        String restrictionId,
        String wabaId,
        String restriction,
        boolean inForce,
        boolean stopsInitiated,
        boolean stopsReplies,
        Instant since,
        @Nullable Instant expiresAt,
        @Nullable String details,
        @Nullable String liftedBecause,
        List<Entry> history) {
    public RestrictionView {
        history = List.copyOf(history);
    }

    static RestrictionView of(RestrictionEntity row) {
        Restriction measure = row.toRestriction();
        return new RestrictionView(
                measure.id(),
                measure.wabaId(),
                measure.name(),
                row.isInForce(),
                measure.stopsInitiated(),
                measure.stopsReplies(),
                measure.since(),
                measure.expiresAt(),
                measure.details(),
                row.liftedBecause(),
                row.timeline().marks().stream().map(Entry::of).toList());
    }

    /**
     * One thing that was told.
     *
     * @param imposed false when the measure was lifted
     */
    public record Entry(
            Instant at,
            boolean imposed,
            @Nullable Instant expiresAt,
            @Nullable String details) {
        static Entry of(Mark mark) {
            return new Entry(mark.at(), mark.imposes(), mark.expiresAt(), mark.details());
        }
    }
}
