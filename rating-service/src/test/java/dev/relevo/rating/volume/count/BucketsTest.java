package dev.relevo.rating.volume.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z,     2026-11-20T10:00:00Z",
        "2026-11-20T10:14:59.999Z, 2026-11-20T10:00:00Z",
        "2026-11-20T10:15:00Z,     2026-11-20T10:15:00Z",
        // The hour that Europe's clocks repeat: intervals are those of UTC.
        "2026-10-25T01:10:00Z,     2026-10-25T01:00:00Z"
    })
    void an_interval_begins_at_a_quarter_of_an_hour(Instant at, Instant begins) {
        assertThat(Buckets.of(at)).isEqualTo(begins);
    }

    /** The window begins at 10:07; what happened at 10:01 counts too, because its interval is not split. */
    @Test
    void a_window_includes_the_whole_interval_in_which_it_begins() {
        Instant end = Instant.parse("2026-11-21T10:07:00Z");

        assertThat(Buckets.first(end, Buckets.OUTCOMES)).isEqualTo("2026-11-20T10:00:00Z");
    }
}
