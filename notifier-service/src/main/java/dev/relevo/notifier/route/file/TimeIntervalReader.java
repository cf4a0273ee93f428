package dev.relevo.notifier.route.file;

import dev.relevo.kit.hours.OpeningHours.Interval;
import dev.relevo.kit.hours.TimeOfDay;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.Period;
import dev.relevo.notifier.route.TimeInterval;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code time_intervals}, also under their older name {@code mute_time_intervals}. */
final class TimeIntervalReader {
    static final int MAX_INTERVALS = 100;
    static final int MAX_PERIODS = 100;
    static final int MAX_TIMES = 100;

    private static final List<String> LISTS = List.of("time_intervals", "mute_time_intervals");

    private TimeIntervalReader() {}

    static Map<String, TimeInterval> read(YamlObject document, Names names) {
        Map<String, TimeInterval> intervals = new LinkedHashMap<>();
        for (String list : LISTS) {
            document.find(list).ifPresent(written -> written.items(MAX_INTERVALS)
                    .forEach(item -> interval(item.object(RouteKeys.TIME_INTERVAL.keys()), names)
                            .ifPresent(interval -> intervals.putIfAbsent(interval.name(), interval))));
        }
        return intervals;
    }

    private static Optional<TimeInterval> interval(YamlObject written, Names names) {
        Optional<String> name = written.required("name").flatMap(names::newInterval);
        List<Period> periods = written.required("time_intervals")
                .map(list -> list.items(MAX_PERIODS).stream()
                        .map(item -> period(item.object(RouteKeys.PERIOD.keys())))
                        .toList())
                .orElse(List.of());
        return name.map(known -> new TimeInterval(known, periods));
    }

    private static Period period(YamlObject written) {
        return new Period(
                written.find("times").map(TimeIntervalReader::times).orElse(List.of()),
                new HashSet<>(RangeReader.weekdays(written)),
                RangeReader.daysOfMonth(written),
                new HashSet<>(RangeReader.months(written)),
                RangeReader.years(written),
                written.find("location").<ZoneId>flatMap(YamlObject::zone).orElse(ZoneOffset.UTC));
    }

    private static List<Interval> times(YamlNode written) {
        return written.items(MAX_TIMES).stream()
                .flatMap(item -> time(item.object(RouteKeys.TIMES.keys())).stream())
                .toList();
    }

    private static Optional<Interval> time(YamlObject written) {
        Optional<LocalTime> from = written.required("start_time").flatMap(place -> time(place, false));
        Optional<LocalTime> to = written.required("end_time").flatMap(place -> time(place, true));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get())) {
            written.place()
                    .problem("starts at " + from.get() + " but ends at " + to.get()
                            + "; a night is two, one until 24:00 and one from 00:00");
            return Optional.empty();
        }
        return Optional.of(new Interval(from.get(), to.get()));
    }

    private static Optional<LocalTime> time(YamlNode written, boolean isEnd) {
        Optional<String> text = written.text("a time");
        try {
            return text.map(isEnd ? TimeOfDay::parseEnd : TimeOfDay::parse);
        } catch (DateTimeException e) {
            written.problem(
                    "expected a time such as \"09:00\"" + (isEnd ? " or \"24:00\"" : "") + ", got " + written.quoted());
            return Optional.empty();
        }
    }
}
