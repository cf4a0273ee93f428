package dev.relevo.rating.redcase;

import dev.relevo.event.RedCaseEvent.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What the judgement of a red case needs to know about its number besides the observations; read only when needed. */
public interface Circumstances {
    /** The days of a volume. */
    Duration WEEK = Duration.ofDays(7);
    /** Counts are kept for eight days: a full week is known for each end in the last day. */
    Duration COUNTED = Duration.ofDays(1);

    /** Business-initiated template messages from {@code from}, inclusive, to {@code to}, exclusive. */
    int templates(Instant from, Instant to);

    /** What a flag now seems to be about. */
    Finding finding();

    /** Where the business is. */
    ZoneId timeZone();

    /** Templates of the week before a time, or before the earliest later time of which a full week is still counted. */
    static int templatesBefore(Circumstances around, Instant end, Instant now) {
        Instant counted = countedEnd(end, now);
        return around.templates(counted.minus(WEEK), counted);
    }

    /** This time, or the earliest later one of which a full week is still counted. */
    static Instant countedEnd(Instant end, Instant now) {
        return isCounted(end, now) ? end : now.minus(COUNTED);
    }

    /** True when the full week before this time is counted. */
    static boolean isCounted(Instant end, Instant now) {
        return !end.isBefore(now.minus(COUNTED));
    }
}
