package dev.relevo.notifier.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");

    @Test
    void a_number_sends_at_most_eighty_in_a_moment_and_one_more_every_12_5_ms() {
        var pace = new Pace(80);

        assertThat(taken(pace, "1001", T0, 100)).isEqualTo(80);
        assertThat(pace.take("1001", T0.plusNanos(12_499_999))).isFalse();
        assertThat(pace.take("1001", T0.plusNanos(12_500_000))).isTrue();
        assertThat(pace.take("1001", T0.plusNanos(12_500_000))).isFalse();
    }

    @Test
    void a_quiet_hour_saves_up_no_more_than_a_second_worth() {
        var pace = new Pace(80);
        assertThat(taken(pace, "1001", T0, 100)).isEqualTo(80);

        assertThat(taken(pace, "1001", T0.plusSeconds(3600), 100)).isEqualTo(80);
    }

    @Test
    void numbers_do_not_slow_each_other() {
        var pace = new Pace(80);
        assertThat(taken(pace, "1001", T0, 100)).isEqualTo(80);

        assertThat(pace.take("1002", T0)).isTrue();
    }

    @Test
    void a_clock_set_back_neither_fails_nor_gives() {
        var pace = new Pace(1);
        assertThat(pace.take("1001", T0)).isTrue();

        assertThat(pace.take("1001", T0.minusSeconds(60))).isFalse();
    }

    private static int taken(Pace pace, String number, Instant at, int wanted) {
        int taken = 0;
        for (int i = 0; i < wanted; i++) {
            taken += pace.take(number, at) ? 1 : 0;
        }
        return taken;
    }
}
