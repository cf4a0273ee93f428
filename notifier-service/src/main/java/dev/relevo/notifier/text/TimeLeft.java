package dev.relevo.notifier.text;

import java.time.Duration;
import java.time.Instant;

/** The time until a deadline, for example {@code 6 d 23 h}: the units are the same in all three languages. */
final class TimeLeft {
    private static final Duration DAY = Duration.ofDays(1);

    private TimeLeft() {}

    /** Rounded to an hour from one day on, below to a minute: a reminder that is due at 3 d is sent a moment later. */
    static String of(Instant deadline, Instant now) {
        Duration exact = Duration.between(now, deadline);
        long minutes = Math.max(0, exact.plusSeconds(30).toMinutes());
        if (minutes < DAY.toMinutes()) {
            return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
        }
        long hours = exact.plusMinutes(30).toHours();
        return hours / 24 + " d " + hours % 24 + " h";
    }
}
