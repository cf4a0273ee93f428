package dev.relevo.notifier.route;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A list of alerts that a receiver gets at a fixed time, besides the notifications.
 *
 * @param day null for each day, else the day of each week
 * @param time in the receiver's zone
 */
public record Digest(String receiver, @Nullable DayOfWeek day, LocalTime time) {
    private static final int DAYS = 7;

    /** The first time after this moment. A time that the clock skips is later by as much; of one that it repeats the first counts. */
    public Instant next(Instant after, ZoneId zone) {
        LocalDate date = after.atZone(zone).toLocalDate();
        for (int i = 0; i <= DAYS; i++) {
            Instant at = date.plusDays(i).atTime(time).atZone(zone).toInstant();
            if (at.isAfter(after) && (day == null || date.plusDays(i).getDayOfWeek() == day)) {
                return at;
            }
        }
        throw new IllegalStateException("no " + this + " within a week of " + after);
    }

    public boolean isDaily() {
        return day == null;
    }
}
