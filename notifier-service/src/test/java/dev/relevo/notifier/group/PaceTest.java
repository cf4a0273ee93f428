package dev.relevo.notifier.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration WAIT = Duration.ofSeconds(30);

    @Test
    void the_first_alert_waits_for_others_as_long_as_the_route_says() {
        assertThat(new Pace(0, null).turn(false, WAIT, INTERVAL, NOW)).isEqualTo(NOW.plusSeconds(30));
        assertThat(new Pace(0, null).turn(false, Duration.ZERO, INTERVAL, NOW))
                .isEqualTo(NOW);
    }

    @Test
    void an_alert_in_a_group_whose_alerts_have_ended_is_like_the_first() {
        assertThat(new Pace(0, NOW.minusSeconds(1)).turn(false, WAIT, INTERVAL, NOW)).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void another_alert_waits_until_the_interval_has_passed_and_never_into_the_past() {
        assertThat(new Pace(1, NOW.minusSeconds(1)).turn(false, WAIT, INTERVAL, NOW))
                .isEqualTo(NOW.minusSeconds(1).plus(INTERVAL));
        assertThat(new Pace(1, NOW.minus(INTERVAL)).turn(false, WAIT, INTERVAL, NOW)).isEqualTo(NOW);
        assertThat(new Pace(1, NOW.minus(Duration.ofDays(1))).turn(false, WAIT, INTERVAL, NOW))
                .isEqualTo(NOW);
    }

    @Test
    void a_step_of_an_alert_of_a_small_group_is_told_at_once() {
        assertThat(new Pace(Pace.MAX_SMALL, NOW).turn(true, WAIT, INTERVAL, NOW)).isEqualTo(NOW);
        assertThat(new Pace(Pace.MAX_SMALL + 1, NOW).turn(true, WAIT, INTERVAL, NOW)).isEqualTo(NOW.plus(INTERVAL));
    }
}
