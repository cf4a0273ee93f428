package dev.relevo.rating.redcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeWeekTest {
    @Test
    void a_rolling_week_is_168_hours() {
        assertThat(VolumeWeek.ROLLING.start(Instant.parse("2026-11-04T10:00:00Z"), ZoneId.of("America/New_York")))
                .isEqualTo(Instant.parse("2026-10-28T10:00:00Z"));
    }

    /** 23 November 2026 is a Monday; Bogota is five hours behind UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00:00Z,     2026-11-23T05:00:00Z",
        "2026-11-23T05:00:00.001Z, 2026-11-23T05:00:00Z",
        "2026-11-23T05:00:00Z,     2026-11-16T05:00:00Z",
        "2026-11-23T04:59:59.999Z, 2026-11-16T05:00:00Z"
    })
    void an_iso_week_begins_on_monday_in_the_time_zone_of_the_number(Instant end, Instant start) {
        assertThat(VolumeWeek.ISO.start(end, ZoneId.of("America/Bogota"))).isEqualTo(start);
    }
}
