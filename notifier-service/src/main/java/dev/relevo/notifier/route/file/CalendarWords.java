package dev.relevo.notifier.route.file;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of days and months: whole, or the first three letters. */
final class CalendarWords {
    private static final int SHORT = 3;

    private CalendarWords() {}

    static List<String> weekdays() {
        return words(DayOfWeek.values());
    }

    static List<String> months() {
        return words(Month.values());
    }

    static Optional<DayOfWeek> weekday(String word) {
        return find(word, DayOfWeek.values());
    }

    static Optional<Month> month(String word) {
        return find(word, Month.values());
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static <E extends Enum<E>> Optional<E> find(String word, E[] values) {
        String written = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(written)
                        || value.name().substring(0, SHORT).equals(written))
                .findFirst();
    }
}
