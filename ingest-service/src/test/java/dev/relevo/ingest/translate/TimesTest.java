package dev.relevo.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void the_first_millisecond_stamp_is_eleven_zeros_long() {
        assertThat(Times.read("99999999999", NOW)).isEqualTo(Instant.ofEpochSecond(99_999_999_999L));
        assertThat(Times.read("100000000000", NOW)).isEqualTo(Instant.ofEpochMilli(100_000_000_000L));
    }

    @Test
    void what_is_no_time_is_now() {
        assertThat(Times.read(null, NOW)).isEqualTo(NOW);
        assertThat(Times.read("", NOW)).isEqualTo(NOW);
        assertThat(Times.read("-5", NOW)).isEqualTo(NOW);
        assertThat(Times.read(0, NOW)).isEqualTo(NOW);
        assertThat(Times.read("99999999999999999999999999", NOW)).isEqualTo(NOW);
        assertThat(Times.read(1.5, NOW)).isEqualTo(NOW);
    }
}
