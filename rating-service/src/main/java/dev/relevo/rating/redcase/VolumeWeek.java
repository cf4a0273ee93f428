package dev.relevo.rating.redcase;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The week whose templates count against 1,000. */
public enum VolumeWeek {
    /** The 7 × 24 hours before. */
    ROLLING {
        @Override
        Instant start(Instant end, ZoneId zone) {
            return end.minus(Circumstances.WEEK);
        }
    },
    /** The ISO week, from Monday in the number's time zone. */
    ISO {
        @Override
        Instant start(Instant end, ZoneId zone) {
            // The end is exclusive: at midnight of a Monday the week before is complete, and the next one is empty.
            LocalDate last = end.minusNanos(1).atZone(zone).toLocalDate();
            return last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .atStartOfDay(zone)
                    .toInstant();
        }
    };

    /** Where the week that ends here began. */
    abstract Instant start(Instant end, ZoneId zone);
}
