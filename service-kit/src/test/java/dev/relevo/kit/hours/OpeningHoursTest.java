package dev.relevo.kit.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.kit.hours.OpeningHours.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
        // 25 October 2026: 02:30 is repeated.
        "2026-10-25T02:30:00+02:00,     true",
        "2026-10-25T02:30:00+01:00,     true",
        "2026-10-25T04:00:00+01:00,     false",
    })
    void opens_and_closes_by_local_time(ZonedDateTime at, boolean open) {
        assertThat(HOURS.isOpen(at.toInstant(), MADRID)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        // Within an interval, to its very end, over the lunch break, from before and after opening.
        "2026-11-20T08:00:00+01:00,     PT5M,  2026-11-20T08:05:00+01:00",
        "2026-11-20T11:55:00+01:00,     PT5M,  2026-11-20T12:00:00+01:00",
        "2026-11-20T11:55:00.001+01:00, PT5M,  2026-11-20T14:00:00.001+01:00",
        "2026-11-20T11:58:00+01:00,     PT5M,  2026-11-20T14:03:00+01:00",
        "2026-11-20T03:00:00+01:00,     PT5M,  2026-11-20T08:05:00+01:00",
        "2026-11-20T12:30:00+01:00,     PT5M,  2026-11-20T14:05:00+01:00",
        "2026-11-20T08:00:00+01:00,     PT6H,  2026-11-20T16:00:00+01:00",
        // Over the night to Sunday's interval, and over a holiday to the Sunday after it.
        "2026-11-20T17:59:00+01:00,     PT5M,  2026-11-22T01:04:00+01:00",
        "2026-12-25T09:00:00+01:00,     PT5M,  2026-12-27T01:05:00+01:00",
        // 29 March 2026 has 23 hours: 01:00 to 04:00 is two of them.
        "2026-03-29T01:00:00+01:00,     PT1H,  2026-03-29T03:00:00+02:00",
        "2026-03-29T01:30:00+01:00,     PT1H,  2026-03-29T03:30:00+02:00",
        "2026-03-29T01:00:00+01:00,     PT2H,  2026-03-29T04:00:00+02:00",
        // 25 October 2026 has 25: 01:00 to 04:00 is four of them.
        "2026-10-25T01:00:00+02:00,     PT4H,  2026-10-25T04:00:00+01:00",
        "2026-10-25T02:30:00+02:00,     PT1H,  2026-10-25T02:30:00+01:00",
        // Nothing is waited for: now, although it is closed.
        "2026-11-21T10:00:00+01:00,     PT0S,  2026-11-21T10:00:00+01:00",
    })
    void counts_only_while_open(ZonedDateTime start, Duration open, ZonedDateTime end) {
        assertThat(HOURS.after(start.toInstant(), MADRID, open)).contains(end.toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00:00+01:00, 2026-11-20T08:00:00+01:00",
        "2026-11-20T07:00:00+01:00, 2026-11-20T08:00:00+01:00",
        "2026-11-20T12:00:00+01:00, 2026-11-20T14:00:00+01:00",
        "2026-12-25T09:00:00+01:00, 2026-12-27T01:00:00+01:00",
    })
    void opens_next(ZonedDateTime now, ZonedDateTime next) {
        assertThat(HOURS.opensAt(now.toInstant(), MADRID)).contains(next.toInstant());
    }

    @Test
    void an_hour_that_is_left_out_is_not_counted_and_one_that_is_repeated_is_counted_twice() {
        OpeningHours night = new OpeningHours(
                false,
                Map.of(DayOfWeek.SUNDAY, List.of(new Interval(LocalTime.of(2, 0), LocalTime.of(3, 0)))),
                Set.of());

        assertThat(night.after(Instant.parse("2026-03-29T00:00:00Z"), MADRID, Duration.ofMinutes(1)))
                .contains(Instant.parse("2026-04-05T00:01:00Z"));
        assertThat(night.after(Instant.parse("2026-10-25T00:00:00Z"), MADRID, Duration.ofMinutes(61)))
                .contains(Instant.parse("2026-10-25T01:01:00Z"));
    }

    @Test
    void intervals_that_overlap_or_come_in_any_order_are_counted_once() {
        OpeningHours hours = new OpeningHours(
                false,
                Map.of(
                        DayOfWeek.FRIDAY,
                        List.of(
                                new Interval(LocalTime.of(10, 0), LocalTime.MAX),
                                new Interval(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                                new Interval(LocalTime.of(9, 0), LocalTime.of(10, 0)))),
                Set.of());

        assertThat(hours.after(Instant.parse("2026-11-20T07:00:00Z"), MADRID, Duration.ofHours(16)))
                .contains(Instant.parse("2026-11-20T23:00:00Z"));
    }

    @Test
    void hours_that_never_come_have_no_end_and_those_that_always_are_need_no_search() {
        OpeningHours never = new OpeningHours(false, Map.of(), Set.of());

        assertThat(never.after(Instant.EPOCH, MADRID, Duration.ofMinutes(1))).isEmpty();
        assertThat(never.opensAt(Instant.EPOCH, MADRID)).isEmpty();
        assertThat(OpeningHours.ALWAYS.after(Instant.EPOCH, MADRID, Duration.ofDays(99)))
                .contains(Instant.EPOCH.plus(Duration.ofDays(99)));
    }
}
