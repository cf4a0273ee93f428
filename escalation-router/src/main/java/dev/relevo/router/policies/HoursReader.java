package dev.relevo.router.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.router.policy.OpeningHours;
import dev.relevo.router.policy.OpeningHours.Interval;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code always} or {@code {mon-fri: ["08:00-12:00", "14:00-18:00"], closed: ["2026-12-25"]}}. */
final class HoursReader {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String END_OF_DAY = "24:00";

    private HoursReader() {}

    /**
     * @param hours null when absent, which means always
     * @param place for the problem's text
     */
    static OpeningHours read(@Nullable JsonNode hours, String place, List<String> problems) {
        if (hours == null || hours.isNull() || hours.asText().equals("always")) {
            return OpeningHours.ALWAYS;
        }
        if (!hours.isObject()) {
            problems.add(place + ": expected 'always' or days with intervals, got '" + hours.asText() + "'");
            return OpeningHours.ALWAYS;
        }
        Map<DayOfWeek, List<Interval>> weekly = new EnumMap<>(DayOfWeek.class);
        Set<LocalDate> closed = new HashSet<>();
        hours.properties().forEach(entry -> {
            try {
                if (entry.getKey().equals("closed")) {
                    entry.getValue().forEach(date -> closed.add(LocalDate.parse(date.asText())));
                } else {
                    List<Interval> intervals = new ArrayList<>();
                    entry.getValue().forEach(interval -> intervals.add(interval(interval.asText())));
                    days(entry.getKey()).forEach(day -> weekly.put(day, intervals));
                }
            } catch (DateTimeException | IllegalArgumentException e) {
                problems.add(place + "." + entry.getKey() + ": " + e.getMessage());
            }
        });
        return new OpeningHours(false, weekly, closed);
    }

    private static List<DayOfWeek> days(String range) {
        String[] ends = range.split("-", -1);
        int from = DAYS.indexOf(ends[0]);
        int to = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || from < 0 || to < from) {
            throw new IllegalArgumentException("expected a day or a range such as mon-fri, got '" + range + "'");
        }
        return List.of(DayOfWeek.values()).subList(from, to + 1);
    }

    private static Interval interval(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("expected an interval such as 08:00-12:00, got '" + text + "'");
        }
        LocalTime to = ends[1].equals(END_OF_DAY) ? LocalTime.MAX : LocalTime.parse(ends[1]);
        return new Interval(LocalTime.parse(ends[0]), to);
    }
}
