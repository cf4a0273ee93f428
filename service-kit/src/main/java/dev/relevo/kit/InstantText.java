package dev.relevo.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Parser and formatter for the plain ISO-8601 form of a time in UTC: {@code 2026-11-22T12:00:00Z} with 0 to 9 fractional digits.
 */
final class InstantText {
    /** Length with nine fractional digits. */
    static final int MAX_LENGTH = "2026-11-22T12:00:00.123456789Z".length();

    private static final int SECONDS_LENGTH = "2026-11-22T12:00:00".length();
    private static final int MAX_YEAR = 9_999;
    private static final long DAY_SECONDS = 86_400;

    private InstantText() {}

    /**
     * Parses the text.
     *
     * @return null when the text has another form, even if it is a valid time
     */
    static @Nullable Instant read(char[] text, int offset, int length) {
        int last = length - 1;
        boolean isPlain = length > SECONDS_LENGTH
                && length <= MAX_LENGTH
                && text[offset + 4] == '-'
                && text[offset + 7] == '-'
                && text[offset + 10] == 'T'
                && text[offset + 13] == ':'
                && text[offset + 16] == ':'
                && text[offset + last] == 'Z';
        if (!isPlain) {
            return null;
        }
        int year = digits(text, offset, 4);
        int month = digits(text, offset + 5, 2);
        int day = digits(text, offset + 8, 2);
        int hour = digits(text, offset + 11, 2);
        int minute = digits(text, offset + 14, 2);
        int second = digits(text, offset + 17, 2);
        int nanos = nanos(text, offset + SECONDS_LENGTH, last - SECONDS_LENGTH);
        boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!isTime || nanos < 0 || !isDate(year, month, day)) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * DAY_SECONDS + hour * 3_600L + minute * 60L + second, nanos);
    }

    /** See {@link #read(char[], int, int)}. */
    static @Nullable Instant read(String text) {
        return read(text.toCharArray(), 0, text.length());
    }

    /**
     * Formats like {@link Instant#toString}, with 0, 3, 6 or 9 fractional digits.
     *
     * @param text the output; at least {@link #MAX_LENGTH} long
     * @return the number of characters written; 0 for a year that does not have four digits
     */
    static int write(Instant value, char[] text) {
        long seconds = value.getEpochSecond();
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS));
        if (date.getYear() < 0 || date.getYear() > MAX_YEAR) {
            return 0;
        }
        int ofDay = Math.toIntExact(Math.floorMod(seconds, DAY_SECONDS));
        put(text, 0, date.getYear(), 4);
        text[4] = '-';
        put(text, 5, date.getMonthValue(), 2);
        text[7] = '-';
        put(text, 8, date.getDayOfMonth(), 2);
        text[10] = 'T';
        put(text, 11, ofDay / 3_600, 2);
        text[13] = ':';
        put(text, 14, ofDay / 60 % 60, 2);
        text[16] = ':';
        put(text, 17, ofDay % 60, 2);
        int end = SECONDS_LENGTH + putFraction(text, SECONDS_LENGTH, value.getNano());
        text[end] = 'Z';
        return end + 1;
    }

    private static boolean isDate(int year, int month, int day) {
        return year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** The fraction between the seconds and the Z, in nanoseconds; -1 when it is not a fraction. */
    private static int nanos(char[] text, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (length == 1 || text[offset] != '.') {
            return -1;
        }
        int nanos = digits(text, offset + 1, length - 1);
        for (int i = length - 1; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The number in at most nine digits; -1 when a character is not a digit. */
    private static int digits(char[] text, int offset, int length) {
        int number = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static int putFraction(char[] text, int offset, int nanos) {
        if (nanos == 0) {
            return 0;
        }
        text[offset] = '.';
        if (nanos % 1_000_000 == 0) {
            put(text, offset + 1, nanos / 1_000_000, 3);
            return 4;
        }
        if (nanos % 1_000 == 0) {
            put(text, offset + 1, nanos / 1_000, 6);
            return 7;
        }
        put(text, offset + 1, nanos, 9);
        return 10;
    }

    private static void put(char[] text, int offset, int number, int length) {
        int rest = number;
        for (int i = offset + length - 1; i >= offset; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
