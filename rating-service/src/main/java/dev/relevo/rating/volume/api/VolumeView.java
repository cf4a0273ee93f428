package dev.relevo.rating.volume.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.volume.count.Figure;
import dev.relevo.rating.volume.store.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The volume and outcomes of a number.
 *
 * @param asOf the time of the figures
 * @param templatesLast7Days template messages that the business began, in the last 7 days, of all categories
 * @param templatesByCategory the same by category
 * @param peopleLast24Hours distinct people reached outside their customer service window in the last 24 hours
 * @param portfolioPeopleLast24Hours the same over all numbers of the portfolio, or of the account when the portfolio is unknown
 * @param hours the last 7 days by hour, the oldest first; an hour without a count is absent
 */
public record VolumeView(
        String phoneNumberId,
        Instant asOf,
        int templatesLast7Days,
        Map<String, Integer> templatesByCategory,
        int peopleLast24Hours,
        int portfolioPeopleLast24Hours,
        VolumeFigures.Outcomes last24Hours,
        List<Hour> hours) {
    /** Counts of the hour that begins at this time, UTC. */
    public record Hour(
            Instant start, int marketing, int utility, int authentication, int sent, int delivered, int read) {
        static Hour of(Totals.Hour hour) {
            Map<Figure, Integer> counts = hour.counts();
            return new Hour(
                    hour.start(),
                    counts.getOrDefault(Figure.MARKETING, 0),
                    counts.getOrDefault(Figure.UTILITY, 0),
                    counts.getOrDefault(Figure.AUTHENTICATION, 0),
                    counts.getOrDefault(Figure.SENT, 0),
                    counts.getOrDefault(Figure.DELIVERED, 0),
                    counts.getOrDefault(Figure.READ, 0));
        }
    }

    static VolumeView of(PhoneNumberId number, Instant now, VolumeFigures figures, List<Totals.Hour> hours) {
        return new VolumeView(
                number.value(),
                now,
                figures.templates(),
                figures.templatesLast7Days(),
                figures.peopleLast24Hours(),
                figures.portfolioPeopleLast24Hours(),
                figures.last24Hours(),
                hours.stream().map(Hour::of).toList());
    }
}
