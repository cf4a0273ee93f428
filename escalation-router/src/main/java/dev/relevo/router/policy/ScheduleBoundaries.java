package dev.relevo.router.policy;

import dev.relevo.kit.hours.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The moments at which opening may change: every start and end of an interval, on each day of an ordinary week, on each holiday,
 * and on the days that have 23 and 25 hours. Between two of them nothing changes.
 */
final class ScheduleBoundaries {
    /** Start of the search for an ordinary week; any Monday works. */
    private static final LocalDate SOME_MONDAY = LocalDate.of(2026, 1, 5);

    private static final int DAYS = 7;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final SortedSet<LocalDate> holidays = new TreeSet<>();
    private final SortedSet<LocalDate> clockChanges = new TreeSet<>();
    private final SortedSet<LocalTime> limits = new TreeSet<>(Set.of(LocalTime.MIDNIGHT));
    private final LocalDate monday;

    /**
     * One moment.
     *
     * @param name in words
     */
    record Moment(ZonedDateTime at, String name) {}

    ScheduleBoundaries(Collection<OpeningHours> hours, ZoneId zone) {
        this.zone = zone;
        for (OpeningHours each : hours) {
            holidays.addAll(each.closed());
            each.weekly().values().stream()
                    .flatMap(List::stream)
                    .flatMap(interval -> Stream.of(interval.from(), interval.to()))
                    .filter(time -> !time.equals(LocalTime.MAX))
                    .forEach(limits::add);
        }
        zone.getRules()
                .getTransitionRules()
                .forEach(rule -> clockChanges.add(rule.createTransition(SOME_MONDAY.getYear())
                        .getDateTimeBefore()
                        .toLocalDate()));
        this.monday = ordinaryWeek();
    }

    private LocalDate ordinaryWeek() {
        LocalDate candidate = SOME_MONDAY;
        while (isSpecial(candidate)) {
            candidate = candidate.plusDays(DAYS);
        }
        return candidate;
    }

    private boolean isSpecial(LocalDate first) {
        LocalDate end = first.plusDays(DAYS);
        return !holidays.subSet(first, end).isEmpty()
                || !clockChanges.subSet(first, end).isEmpty();
    }

    /** All moments: the week from Monday on, then the special days. */
    public Stream<Moment> all() {
        Stream<Moment> week = Stream.iterate(monday, day -> day.plusDays(1))
                .limit(DAYS)
                .flatMap(day -> of(day).map(at -> new Moment(at, name(at.getDayOfWeek()) + " " + TIME.format(at))));
        Set<LocalDate> special = new LinkedHashSet<>(holidays);
        special.addAll(clockChanges);
        return Stream.concat(
                week,
                special.stream()
                        .flatMap(this::of)
                        .map(at -> new Moment(
                                at, at.toLocalDate() + " " + TIME.format(at) + " (" + name(at.getDayOfWeek()) + ")")));
    }

    /** A time that the clock skips is checked an hour later; one that it repeats is checked twice. */
    private Stream<ZonedDateTime> of(LocalDate day) {
        return limits.stream()
                .map(time -> day.atTime(time).atZone(zone))
                .flatMap(at -> Stream.of(at.withEarlierOffsetAtOverlap(), at.withLaterOffsetAtOverlap()))
                .distinct();
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
