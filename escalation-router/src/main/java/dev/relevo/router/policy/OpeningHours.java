package dev.relevo.router.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When people answer, by local time.
 *
 * @param always true when they always do; then the rest is empty
 * @param weekly intervals of each day; a day without any is closed
 * @param closed holidays, on which every interval is void
 */
public record OpeningHours(boolean always, Map<DayOfWeek, List<Interval>> weekly, Set<LocalDate> closed) {
    public static final OpeningHours ALWAYS = new OpeningHours(true, Map.of(), Set.of());

    public OpeningHours {
        weekly = Map.copyOf(weekly);
        closed = Set.copyOf(closed);
    }

    /**
     * One stretch of a day.
     *
     * @param from inclusive
     * @param to exclusive; {@link LocalTime#MAX} stands for the end of the day
     */
    public record Interval(LocalTime from, LocalTime to) {
        public Interval {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("opens at " + from + " but closes at " + to);
            }
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MAX) || time.isBefore(to));
        }
    }

    /** Whether people answer at this moment, by the zone's own rules for clock changes. */
    public boolean isOpen(Instant now, ZoneId zone) {
        if (always) {
            return true;
        }
        var local = now.atZone(zone);
        if (closed.contains(local.toLocalDate())) {
            return false;
        }
        return weekly.getOrDefault(local.getDayOfWeek(), List.of()).stream()
                .anyMatch(interval -> interval.contains(local.toLocalTime()));
    }
}
