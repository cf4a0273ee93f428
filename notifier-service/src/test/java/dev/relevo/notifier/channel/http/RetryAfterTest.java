package dev.relevo.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-28T14:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | PT30S",
                "' 30 ' | PT30S",
                "0 | PT0S",
                "3600 | PT1H",
                "3601 | PT1H",
                "999999999 | PT1H",
                "99999999999999999999 | PT0S",
                "-5 | PT0S",
                "1.5 | PT0S",
                "soon | PT0S",
                "'' | PT0S",
                "Sat, 28 Nov 2026 14:00:45 GMT | PT45S",
                "Sat, 28 Nov 2026 13:59:59 GMT | PT0S",
                "Sun, 29 Nov 2026 14:00:00 GMT | PT1H",
                "Fri, 28 Nov 2026 14:00:45 GMT | PT0S",
                "2026-11-28T14:00:45Z | PT0S"
            })
    void seconds_and_dates_are_read(String header, Duration wait) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(wait);
    }

    @Test
    void an_absent_header_asks_for_no_wait() {
        assertThat(RetryAfter.of(null, NOW)).isZero();
    }

    @Test
    void seconds_of_a_body_have_the_same_bounds() {
        assertThat(RetryAfter.ofSeconds(-1)).isZero();
        assertThat(RetryAfter.ofSeconds(7)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.ofSeconds(Long.MAX_VALUE / 1_000)).isEqualTo(Duration.ofHours(1));
    }
}
