package dev.relevo.notifier.text;

import dev.relevo.notifier.alert.Fact;
import dev.relevo.notifier.alert.Notice;
import java.time.Duration;
import java.time.Instant;

/** The time until a deadline, for example {@code 6 d 23 h}: the units are the same in all three languages. */
final class TimeLeft {
    private TimeLeft() {}

    static String of(Notice notice) {
        Instant deadline = notice.deadline();
        Duration left = notice.fact(Fact.REMAINING)
                .map(Duration::parse)
                .orElse(deadline == null ? Duration.ZERO : Duration.between(notice.at(), deadline));
        if (left.toDays() > 0) {
            return left.toDays() + " d " + left.toHoursPart() + " h";
        }
        if (left.toHours() > 0) {
            return left.toHours() + " h " + left.toMinutesPart() + " min";
        }
        return Math.max(0, left.toMinutes()) + " min";
    }
}
