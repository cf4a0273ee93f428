package dev.relevo.notifier.route;

import dev.relevo.kit.hours.OpeningHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * Times of the local calendar. A part that is empty does not restrict it. A moment has one local time, so an hour that the clock
 * repeats is in it twice and one that it skips never.
 *
 * @param times of day
 * @param daysOfMonth a negative day counts from the month's end, -1 is the last
 * @param zone of all of it
 */
public record Period(
        List<OpeningHours.Interval> times,
        Set<DayOfWeek> weekdays,
        List<Range> daysOfMonth,
        Set<Month> months,
        List<Range> years,
        ZoneId zone) {
    public Period {
        times = List.copyOf(times);
        weekdays = Set.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = Set.copyOf(months);
        years = List.copyOf(years);
    }

    /** Numbers from the first to the last, both included. */
    public record Range(int first, int last) {
        boolean contains(int number) {
            return first <= number && number <= last;
        }

        /** This range of days in a month that has so many days. A first day after the month's end leaves no day. */
        Range inMonthOf(int days) {
            return new Range(Math.max(fromStart(first, days), 1), Math.min(fromStart(last, days), days));
        }

        private static int fromStart(int day, int days) {
            return day < 0 ? days + day + 1 : day;
        }
    }

    boolean contains(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        int days = local.toLocalDate().lengthOfMonth();
        return (times.isEmpty() || times.stream().anyMatch(interval -> interval.contains(local.toLocalTime())))
                && (weekdays.isEmpty() || weekdays.contains(local.getDayOfWeek()))
                && (daysOfMonth.isEmpty()
                        || daysOfMonth.stream()
                                .anyMatch(range -> range.inMonthOf(days).contains(local.getDayOfMonth())))
                && (months.isEmpty() || months.contains(local.getMonth()))
                && (years.isEmpty() || years.stream().anyMatch(range -> range.contains(local.getYear())));
    }
}
