package dev.relevo.router.policyfile;

import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.kit.hours.OpeningHours.Interval;
import dev.relevo.kit.hours.TimeOfDay;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code always} or {@code {mon-fri: ["08:00-12:00", "14:00-18:00"], closed: ["2026-12-25"]}}. */
final class HoursReader {
    /** Intervals of one day: more would be shorter than an hour each. */
    static final int MAX_INTERVALS = 24;
    /** Holidays of several years. */
    static final int MAX_CLOSED = 366;

    private static final String ALWAYS = "always";
    private static final String CLOSED = "closed";
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Map<DayOfWeek, List<Interval>> weekly = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> closed = new HashSet<>();

    private HoursReader() {}

    /** The hours under this key of an object; always open by default. */
    public static OpeningHours read(YamlObject object) {
        return object.find("hours").map(hours -> new HoursReader().of(hours)).orElse(OpeningHours.ALWAYS);
    }

    private OpeningHours of(YamlNode hours) {
        if (!hours.isObject()) {
            if (!hours.isText() || !hours.quoted().equals("'" + ALWAYS + "'")) {
                hours.problem("expected 'always' or days with intervals, got " + hours.quoted());
            }
            return OpeningHours.ALWAYS;
        }
        for (var member : hours.members().entrySet()) {
            if (member.getKey().equals(CLOSED)) {
                member.getValue().items(MAX_CLOSED).forEach(this::close);
            } else {
                open(member.getKey(), member.getValue());
            }
        }
        if (weekly.isEmpty()) {
            hours.problem("it never opens: name a day, or write 'always'");
        }
        return new OpeningHours(false, weekly, closed);
    }

    private void close(YamlNode date) {
        try {
            closed.add(LocalDate.parse(date.text("a date").orElse("")));
        } catch (DateTimeException e) {
            date.problem("expected a date such as 2026-12-25, got " + date.quoted());
        }
    }

    private void open(String range, YamlNode written) {
        List<DayOfWeek> days = days(range);
        if (days.isEmpty()) {
            written.problem("expected a day or a range such as mon-fri, or closed, got '" + range + "'; days: "
                    + String.join(", ", DAYS));
        }
        List<Interval> intervals = new ArrayList<>();
        for (YamlNode item : written.itemOrItems(MAX_INTERVALS)) {
            interval(item).ifPresent(interval -> {
                intervals.stream()
                        .filter(other -> overlap(interval, other))
                        .forEach(other -> item.problem("overlaps " + told(other)));
                intervals.add(interval);
            });
        }
        if (written.isEmptyList()) {
            written.problem("expected at least one interval; leave the day out when it is closed");
        }
        List<Interval> sorted =
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList();
        for (DayOfWeek day : days) {
            if (weekly.putIfAbsent(day, sorted) != null) {
                written.problem(DAYS.get(day.ordinal()) + " is listed more than once");
            }
        }
    }

    private static List<DayOfWeek> days(String range) {
        String[] ends = range.split("-", -1);
        int from = DAYS.indexOf(ends[0]);
        int to = DAYS.indexOf(ends[ends.length - 1]);
        return ends.length > 2 || from < 0 || to < from
                ? List.of()
                : List.of(DayOfWeek.values()).subList(from, to + 1);
    }

    private static Optional<Interval> interval(YamlNode written) {
        Optional<String> text = written.text("an interval");
        try {
            String[] ends = text.orElse("").split("-", -1);
            if (ends.length == 2) {
                LocalTime from = TimeOfDay.parse(ends[0]);
                LocalTime to = TimeOfDay.parseEnd(ends[1]);
                if (from.isBefore(to)) {
                    return Optional.of(new Interval(from, to));
                }
                written.problem("opens at " + ends[0] + " but closes at " + ends[1]
                        + "; a night is two intervals, one until 24:00 and one from 00:00 of the next day");
                return Optional.empty();
            }
        } catch (DateTimeException e) {
            // Reported below, like any other invalid interval.
        }
        if (text.isPresent()) {
            written.problem("expected an interval such as 08:00-12:00, got " + written.quoted());
        }
        return Optional.empty();
    }

    private static boolean overlap(Interval one, Interval other) {
        return one.from().isBefore(other.to()) && other.from().isBefore(one.to());
    }

    private static String told(Interval interval) {
        return List.of(interval.from(), interval.to()).stream()
                .map(time -> time.equals(LocalTime.MAX) ? TimeOfDay.END_OF_DAY : time.toString())
                .collect(Collectors.joining("-"));
    }
}
