package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.DidYouMean;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.Period.Range;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads lists of values and of ranges such as {@code monday:friday}, {@code 1:15} or {@code -3:-1}. */
final class RangeReader {
    private static final int MAX_RANGES = 100;
    private static final int DAYS = 31;
    private static final int MAX_YEAR = 9999;

    private RangeReader() {}

    /** What one end of a range may be. */
    private interface Ends {
        /** Its number; empty if invalid. */
        Optional<Integer> number(String word);

        /** For a problem: what was expected, and a suggestion. */
        String expected(String word);
    }

    private record Numbers(int min, int max) implements Ends {
        @Override
        public Optional<Integer> number(String word) {
            try {
                int number = Integer.parseInt(word);
                // Days count from 1 and, from the month's end, from -1.
                return number < min || number > max || number == 0 ? Optional.empty() : Optional.of(number);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String expected(String word) {
            return "expected a number from " + (min < 0 ? min + " to -1 or 1" : min) + " to " + max + ", got %s";
        }
    }

    private record Weekdays() implements Ends {
        @Override
        public Optional<Integer> number(String word) {
            return CalendarWords.weekday(word).map(DayOfWeek::getValue);
        }

        @Override
        public String expected(String word) {
            return "expected a day such as monday, got %s" + DidYouMean.suggestion(word, CalendarWords.weekdays());
        }
    }

    private record Months() implements Ends {
        @Override
        public Optional<Integer> number(String word) {
            Optional<Integer> named = CalendarWords.month(word).map(Month::getValue);
            return named.or(() -> new Numbers(1, Month.values().length).number(word));
        }

        @Override
        public String expected(String word) {
            return "expected a month such as january or 1, got %s"
                    + DidYouMean.suggestion(word, CalendarWords.months());
        }
    }

    /** A range of weekdays may go over the end of the week. */
    static List<DayOfWeek> weekdays(YamlObject period) {
        return ranges(period, "weekdays", new Weekdays(), true)
                .flatMap(RangeReader::days)
                .toList();
    }

    private static Stream<DayOfWeek> days(Range range) {
        int count = range.first() <= range.last()
                ? range.last() - range.first() + 1
                : range.last() - range.first() + 1 + DayOfWeek.values().length;
        return Stream.iterate(DayOfWeek.of(range.first()), day -> day.plus(1)).limit(count);
    }

    static List<Month> months(YamlObject period) {
        return ranges(period, "months", new Months(), false)
                .flatMap(range -> Stream.of(Month.values())
                        .filter(month -> range.first() <= month.getValue() && month.getValue() <= range.last()))
                .toList();
    }

    static List<Range> daysOfMonth(YamlObject period) {
        return ranges(period, "days_of_month", new Numbers(-DAYS, DAYS), false).toList();
    }

    static List<Range> years(YamlObject period) {
        return ranges(period, "years", new Numbers(1, MAX_YEAR), false).toList();
    }

    private static Stream<Range> ranges(YamlObject period, String key, Ends ends, boolean mayGoOver) {
        return period.find(key).map(list -> list.itemOrItems(MAX_RANGES)).orElse(List.of()).stream()
                .flatMap(item -> range(item, ends, mayGoOver).stream());
    }

    private static Optional<Range> range(YamlNode written, Ends ends, boolean mayGoOver) {
        String text = written.text("a value or a range").orElse("");
        String[] words = text.strip().split(" *: *", 2);
        Optional<Integer> first = end(written, ends, words[0]);
        Optional<Integer> last = words.length == 1 ? first : end(written, ends, words[1]);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        // A range from the start to the end of a month has no order before the month is known.
        boolean isBackwards = first.get() > last.get() && (first.get() < 0) == (last.get() < 0);
        if (isBackwards && !mayGoOver) {
            written.problem("expected the smaller value before the colon, got " + written.quoted());
            return Optional.empty();
        }
        return Optional.of(new Range(first.get(), last.get()));
    }

    private static Optional<Integer> end(YamlNode written, Ends ends, String word) {
        Optional<Integer> number = ends.number(word);
        if (number.isEmpty() && written.isText()) {
            written.problem(ends.expected(word).formatted("'" + YamlNode.shortened(word) + "'"));
        }
        return number;
    }
}
