package dev.relevo.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once for each day or week, also on the days that have 23 and 25 hours. */
class DigestTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource({
        "'', 08:00, 2026-11-20T06:59:59Z, 2026-11-20T07:00:00Z",
        "'', 08:00, 2026-11-20T07:00:00Z, 2026-11-21T07:00:00Z",
        "MONDAY, 08:00, 2026-11-20T12:00:00Z, 2026-11-23T07:00:00Z",
        "MONDAY, 08:00, 2026-11-23T06:59:59Z, 2026-11-23T07:00:00Z",
        "MONDAY, 08:00, 2026-11-23T07:00:00Z, 2026-11-30T07:00:00Z",
        "'', 08:00, 2026-10-24T12:00:00Z, 2026-10-25T07:00:00Z",
        "'', 08:00, 2026-03-28T12:00:00Z, 2026-03-29T06:00:00Z",
        // 02:30 does not come in spring, and is repeated in autumn.
        "'', 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z",
        "'', 02:30, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "'', 02:30, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z",
        "'', 02:30, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    })
    void the_next_one_is_known(String day, LocalTime time, Instant after, Instant expected) {
        @Nullable DayOfWeek weekly = day.isEmpty() ? null : DayOfWeek.valueOf(day);

        assertThat(new Digest("managers", weekly, time).next(after, MADRID)).isEqualTo(expected);
    }
}
