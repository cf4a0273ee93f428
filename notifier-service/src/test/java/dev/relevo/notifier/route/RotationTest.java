package dev.relevo.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handover is at the same hour on the wall, also when the clock changed in between. Madrid's changes in 2026: 29 March, 25 October. */
class RotationTest {
    private static final List<String> MEMBERS = List.of("ana", "ben", "eva");

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, ana",
        "2026-03-02T08:00:00Z, ana",
        "2026-03-09T07:59:59.999Z, ana",
        "2026-03-09T08:00:00Z, ben",
        "2026-03-16T08:00:00Z, eva",
        "2026-03-23T08:00:00Z, ana",
        // The week with a day of 23 hours ends an hour earlier in UTC.
        "2026-03-30T06:59:59.999Z, ana",
        "2026-03-30T07:00:00Z, ben",
        "2026-10-19T06:59:59.999Z, eva",
        "2026-10-19T07:00:00Z, ana",
        // The week with a day of 25 hours ends an hour later.
        "2026-10-26T07:59:59.999Z, ana",
        "2026-10-26T08:00:00Z, ben",
    })
    void a_weekly_shift_ends_at_nine_in_summer_and_winter(Instant at, String member) {
        Rotation weekly = rotation(Duration.ofDays(7), "2026-03-02T09:00+01:00[Europe/Madrid]");

        assertThat(weekly.onDuty(at)).isEqualTo(member);
    }

    /** Shifts of a day that change at 02:30: an hour that does not exist in spring and is repeated in autumn. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T01:30:00Z, ana",
        "2026-03-29T01:29:59.999Z, ana",
        // 02:30 is skipped; the handover is at 03:30 summer time.
        "2026-03-29T01:30:00Z, ben",
        "2026-03-30T00:29:59.999Z, ben",
        "2026-03-30T00:30:00Z, eva",
        "2026-10-24T00:30:00Z, ana",
        "2026-10-25T00:29:59.999Z, ana",
        "2026-10-25T00:30:00Z, ben",
        // 02:10 is repeated half an hour after the handover, which stays.
        "2026-10-25T01:10:00Z, ben",
        "2026-10-25T01:30:00Z, ben",
        "2026-10-26T01:29:59.999Z, ben",
        "2026-10-26T01:30:00Z, eva",
    })
    void a_handover_in_the_changed_hour_comes_once(Instant at, String member) {
        Rotation daily = rotation(Duration.ofDays(1), "2026-03-28T02:30+01:00[Europe/Madrid]");

        assertThat(daily.onDuty(at)).isEqualTo(member);
    }

    @Test
    void the_next_handover_is_known() {
        Rotation weekly = rotation(Duration.ofDays(7), "2026-03-02T09:00+01:00[Europe/Madrid]");

        assertThat(weekly.handover(Instant.parse("2026-03-01T00:00:00Z"))).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(weekly.handover(Instant.parse("2026-03-23T08:00:00Z"))).isEqualTo("2026-03-30T07:00:00Z");
    }

    /** Every moment of a year has one member, and members change only at handovers. */
    @Test
    void the_turns_of_a_year_only_go_forward() {
        Rotation twelveHours = rotation(Duration.ofHours(12), "2026-01-01T02:30+01:00[Europe/Madrid]");
        Instant at = Instant.parse("2026-01-01T01:30:00Z");
        int changes = 0;

        while (at.isBefore(Instant.parse("2027-01-01T01:30:00Z"))) {
            Instant next = twelveHours.handover(at);
            assertThat(next).isAfter(at);
            assertThat(twelveHours.onDuty(next.minusMillis(1))).isEqualTo(twelveHours.onDuty(at));
            assertThat(twelveHours.onDuty(next)).isEqualTo(MEMBERS.get(++changes % MEMBERS.size()));
            at = next;
        }

        assertThat(changes).isEqualTo(2 * 365);
    }

    private static Rotation rotation(Duration shift, String starts) {
        return new Rotation("on-call", MEMBERS, shift, ZonedDateTime.parse(starts));
    }
}
