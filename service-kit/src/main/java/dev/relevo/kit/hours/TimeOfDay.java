package dev.relevo.kit.hours;

import java.time.DateTimeException;
import java.time.LocalTime;

/** Times as people write them: hours and minutes, as on a shop door. */
public final class TimeOfDay {
    public static final String END_OF_DAY = "24:00";

    private TimeOfDay() {}

    /**
     * The time at which something begins.
     *
     * @param text for example {@code 08:00}
     * @throws DateTimeException when it is another text, or the end of the day
     */
    public static LocalTime parse(String text) {
        if (text.length() != END_OF_DAY.length()) {
            throw new DateTimeException("no time: " + text);
        }
        return LocalTime.parse(text);
    }

    /** The same for the time at which something ends; {@code 24:00} is {@link LocalTime#MAX}. */
    public static LocalTime parseEnd(String text) {
        return text.equals(END_OF_DAY) ? LocalTime.MAX : parse(text);
    }
}
