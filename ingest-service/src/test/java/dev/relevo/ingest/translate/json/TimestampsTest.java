package dev.relevo.ingest.translate.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void seconds_and_milliseconds_are_distinguished() {
        assertThat(Timestamps.read("1790000000", NOW)).isEqualTo(Instant.ofEpochSecond(1_790_000_000L));
        assertThat(Timestamps.read("1790000000123", NOW)).isEqualTo(Instant.ofEpochMilli(1_790_000_000_123L));
    }

    @Test
    void a_time_from_2015_until_five_minutes_ahead_is_plausible() {
        assertThat(Timestamps.read(1_420_070_400L, NOW)).isEqualTo(Instant.parse("2015-01-01T00:00:00Z"));
        assertThat(Timestamps.read(1_420_070_399L, NOW)).isEqualTo(NOW);
        assertThat(Timestamps.read(NOW.getEpochSecond() + 300, NOW)).isEqualTo(NOW.plusSeconds(300));
        assertThat(Timestamps.read(NOW.getEpochSecond() + 301, NOW)).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-5", "0", "99999999999", "-99999999999999", "99999999999999999999999999", "1", "253402300800"})
    void an_implausible_time_is_out_of_bounds(String timestamp) {
        assertThat(Timestamps.isOutOfBounds(Map.of("timestamp", timestamp), NOW))
                .isTrue();
    }

    @Test
    void a_number_too_large_for_a_time_is_out_of_bounds() {
        Map<String, Object> huge = Map.of("timestamp", new BigDecimal("1e400"));

        assertThat(Timestamps.of(huge, NOW)).isEqualTo(NOW);
        assertThat(Timestamps.isOutOfBounds(huge, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "2126-01-01T00:00:00Z"
            })
    void the_time_of_turn_has_the_same_bounds(String insertedAt) {
        Map<String, Object> node = Map.of("_vnd", Map.of("v1", Map.of("inserted_at", insertedAt)));

        assertThat(Timestamps.of(node, NOW)).isEqualTo(NOW);
        assertThat(Timestamps.isOutOfBounds(node, NOW)).isTrue();
    }

    @Test
    void an_invalid_time_becomes_the_fallback() {
        assertThat(Timestamps.read(null, NOW)).isEqualTo(NOW);
        assertThat(Timestamps.read("", NOW)).isEqualTo(NOW);
        assertThat(Timestamps.read("-5", NOW)).isEqualTo(NOW);
        assertThat(Timestamps.read(0, NOW)).isEqualTo(NOW);
        assertThat(Timestamps.read("99999999999999999999999999", NOW)).isEqualTo(NOW);
        assertThat(Timestamps.read(1.5, NOW)).isEqualTo(NOW);
    }
}
