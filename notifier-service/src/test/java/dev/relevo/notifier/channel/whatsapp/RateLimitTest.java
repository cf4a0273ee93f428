package dev.relevo.notifier.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");

    @Test
    void a_number_sends_at_most_eighty_at_once_and_one_more_every_12_5_ms() {
        var rateLimit = new RateLimit(80);

        assertThat(acquired(rateLimit, "1001", T0, 100)).isEqualTo(80);
        assertThat(rateLimit.tryAcquire("1001", T0.plusNanos(12_499_999))).isFalse();
        assertThat(rateLimit.tryAcquire("1001", T0.plusNanos(12_500_000))).isTrue();
        assertThat(rateLimit.tryAcquire("1001", T0.plusNanos(12_500_000))).isFalse();
    }

    @Test
    void an_hour_without_sends_saves_no_more_than_one_second_of_sends() {
        var rateLimit = new RateLimit(80);
        assertThat(acquired(rateLimit, "1001", T0, 100)).isEqualTo(80);

        assertThat(acquired(rateLimit, "1001", T0.plusSeconds(3600), 100)).isEqualTo(80);
    }

    @Test
    void numbers_do_not_slow_each_other_down() {
        var rateLimit = new RateLimit(80);
        assertThat(acquired(rateLimit, "1001", T0, 100)).isEqualTo(80);

        assertThat(rateLimit.tryAcquire("1002", T0)).isTrue();
    }

    @Test
    void a_clock_that_is_set_back_neither_fails_nor_adds_sends() {
        var rateLimit = new RateLimit(1);
        assertThat(rateLimit.tryAcquire("1001", T0)).isTrue();

        assertThat(rateLimit.tryAcquire("1001", T0.minusSeconds(60))).isFalse();
    }

    private static int acquired(RateLimit rateLimit, String number, Instant at, int wanted) {
        int acquired = 0;
        for (int i = 0; i < wanted; i++) {
            acquired += rateLimit.tryAcquire(number, at) ? 1 : 0;
        }
        return acquired;
    }
}
