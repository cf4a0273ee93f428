package dev.relevo.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.policy.OpeningHours.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At, just before and just after each limit; and on the days that have 23 and 25 hours. */
class OpeningHoursTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final OpeningHours HOURS = new OpeningHours(
            false,
            Map.of(
                    DayOfWeek.FRIDAY,
                    List.of(
                            new Interval(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                            new Interval(LocalTime.of(14, 0), LocalTime.of(18, 0))),
                    DayOfWeek.SUNDAY,
                    List.of(
                            new Interval(LocalTime.of(1, 0), LocalTime.of(4, 0)),
                            new Interval(LocalTime.of(22, 0), LocalTime.MAX))),
            Set.of(LocalDate.of(2026, 12, 25)));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:59:59.999+01:00, false",
        "2026-11-20T08:00:00+01:00,     true",
        "2026-11-20T11:59:59.999+01:00, true",
        "2026-11-20T12:00:00+01:00,     false",
        "2026-11-20T14:00:00+01:00,     true",
        "2026-11-20T18:00:00+01:00,     false",
        "2026-11-21T10:00:00+01:00,     false",
        "2026-12-25T10:00:00+01:00,     false",
        // The end of a day is the start of the next: not a nanosecond is missing.
        "2026-11-22T23:59:59.999999999+01:00, true",
        "2026-11-23T00:00:00+01:00,     false",
        // 29 March 2026: 02:00 to 03:00 does not exist.
        "2026-03-29T01:30:00+01:00,     true",
        "2026-03-29T03:30:00+02:00,     true",
        "2026-03-29T04:00:00+02:00,     false",
        // 25 October 2026: 02:30 comes twice.
        "2026-10-25T02:30:00+02:00,     true",
        "2026-10-25T02:30:00+01:00,     true",
        "2026-10-25T04:00:00+01:00,     false",
    })
    void opens_and_closes_by_local_time(ZonedDateTime at, boolean open) {
        assertThat(HOURS.isOpen(at.toInstant(), MADRID)).isEqualTo(open);
    }
}
