package dev.relevo.kit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Times as {@link Instant#toString} writes them, read without the formatter, which takes longer than the rest of an event. */
final class InstantText {
    /** {@code 2026-11-20T14:03:05Z}. */
    private static final int SHORTEST = 20;

    /** {@code 2026-11-20T14:03:05.123456789Z}. */
    private static final int LONGEST = 30;

    private static final int FRACTION = 20;
    private static final String PATTERN = "0000-00-00T00:00:00";
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int SECONDS_PER_DAY = 86_400;

    private InstantText() {}

    /** Null when it is written in another way, or is no time. */
    static @Nullable Instant read(String text) {
        int length = text.length();
        if (length < SHORTEST
                || length > LONGEST
                || length == FRACTION + 1
                || text.charAt(length - 1) != 'Z'
                || !isPattern(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, length - 1);
        if (hour > 23 || minute > 59 || second > 59 || nanos < 0) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(
                    day * SECONDS_PER_DAY + hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE + second, nanos);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean isPattern(String text) {
        for (int i = 0; i < PATTERN.length(); i++) {
            char wanted = PATTERN.charAt(i);
            boolean fits = wanted == '0' ? isDigit(text.charAt(i)) : text.charAt(i) == wanted;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** -1 when it is no fraction. */
    private static int nanos(String text, int end) {
        if (end < FRACTION) {
            return 0;
        }
        if (text.charAt(FRACTION - 1) != '.') {
            return -1;
        }
        int nanos = 0;
        for (int i = FRACTION; i < LONGEST - 1; i++) {
            if (i < end && !isDigit(text.charAt(i))) {
                return -1;
            }
            nanos = 10 * nanos + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
