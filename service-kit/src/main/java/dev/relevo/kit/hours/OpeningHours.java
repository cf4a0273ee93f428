package dev.relevo.kit.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opening hours in local time.
 *
 * @param always true without closing times; then the rest is empty
 * @param weekly intervals of each day; a day without any is closed
 * @param closed holidays without any interval
 */
public record OpeningHours(boolean always, Map<DayOfWeek, List<Interval>> weekly, Set<LocalDate> closed) {
    /** How far ahead opening hours are searched: longer than any holidays. */
    static final int MAX_DAYS = 31;

    public static final OpeningHours ALWAYS = new OpeningHours(true, Map.of(), Set.of());

    public OpeningHours {
        weekly = Map.copyOf(weekly);
        closed = Set.copyOf(closed);
    }

    /**
     * One interval of a day.
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

        public boolean contains(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MAX) || time.isBefore(to));
        }
    }

    /** Whether it is open at this moment, by the zone's own rules for clock changes. */
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

    /**
     * When the opening time since {@code start} adds up to the given duration.
     *
     * @param open the duration; zero gives {@code start} itself, open or not
     * @return empty when that is more than {@value #MAX_DAYS} days ahead
     */
    public Optional<Instant> after(Instant start, ZoneId zone, Duration open) {
        if (always || open.isZero()) {
            return Optional.of(start.plus(open));
        }
        Duration left = open;
        for (Stretch stretch : stretches(start, zone)) {
            Duration length = Duration.between(stretch.from, stretch.to);
            if (length.compareTo(left) >= 0) {
                return Optional.of(stretch.from.plus(left));
            }
            left = left.minus(length);
        }
        return Optional.empty();
    }

    /** The next open moment: now, if it is open; empty when that is more than {@value #MAX_DAYS} days ahead. */
    public Optional<Instant> opensAt(Instant now, ZoneId zone) {
        return always
                ? Optional.of(now)
                : stretches(now, zone).stream().findFirst().map(Stretch::from);
    }

    /** One open period. */
    private record Stretch(Instant from, Instant to) {}

    /**
     * Open periods from {@code start} on, in order and disjoint. Each period with one zone offset is handled by itself, so that an
     * hour that the clock repeats counts twice and one that it skips does not count.
     */
    private List<Stretch> stretches(Instant start, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant end = start.plus(Duration.ofDays(MAX_DAYS));
        List<Stretch> found = new ArrayList<>();
        Instant from = start;
        while (from.isBefore(end)) {
            ZoneOffset offset = rules.getOffset(from);
            LocalDate day = LocalDate.ofInstant(from, offset);
            Instant to = day.plusDays(1).atStartOfDay(offset).toInstant();
            ZoneOffsetTransition change = rules.nextTransition(from);
            if (change != null && change.getInstant().isBefore(to)) {
                to = change.getInstant();
            }
            addOpen(found, day, offset, new Stretch(from, to));
            from = to;
        }
        return found;
    }

    private void addOpen(List<Stretch> found, LocalDate day, ZoneOffset offset, Stretch within) {
        if (closed.contains(day)) {
            return;
        }
        List<Interval> intervals = weekly.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                .sorted(Comparator.comparing(Interval::from))
                .toList();
        Instant free = within.from;
        for (Interval interval : intervals) {
            Instant opens = day.atTime(interval.from()).toInstant(offset);
            Instant closes = interval.to().equals(LocalTime.MAX)
                    ? day.plusDays(1).atStartOfDay().toInstant(offset)
                    : day.atTime(interval.to()).toInstant(offset);
            Instant from = opens.isBefore(free) ? free : opens;
            Instant to = closes.isAfter(within.to) ? within.to : closes;
            if (from.isBefore(to)) {
                found.add(new Stretch(from, to));
                free = to;
            }
        }
    }
}
