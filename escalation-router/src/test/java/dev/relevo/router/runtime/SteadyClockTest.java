package dev.relevo.router.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.router.RouterMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that the test sets, and a monotonic one that advances independently. */
class SteadyClockTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Instant wall = T0;
    private long nanos = Duration.ofSeconds(-5).toNanos();
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos, new RouterMetrics(meters));

    @Test
    void it_is_the_wall_clock_as_long_as_that_is_steady() {
        passes(Duration.ofDays(3));

        assertThat(now()).isEqualTo(T0.plus(Duration.ofDays(3)));
        assertThat(jumps()).isZero();
    }

    @Test
    void a_correction_within_the_guard_is_followed() {
        wall = wall.plus(SteadyClock.GUARD);
        assertThat(now()).isEqualTo(T0.plus(SteadyClock.GUARD));

        wall = T0;
        assertThat(now()).isEqualTo(T0);
        assertThat(jumps()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {3_001, -3_001, 3_600_000, -3_600_000})
    void a_jump_is_not_followed_and_counted_once(long millis) {
        wall = wall.plusMillis(millis);
        assertThat(now()).isEqualTo(T0);

        passes(SECOND);
        assertThat(now()).isEqualTo(T0.plus(SECOND));
        assertThat(jumps()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000})
    void a_jump_is_followed_once_a_record_bears_it_out(long millis) {
        wall = wall.plusMillis(millis);
        now();

        clock.stamped(wall.minus(SECOND).toEpochMilli());

        assertThat(now()).isEqualTo(T0.plusMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000, -3_600_000})
    void a_record_without_a_jump_leaves_time_as_it_is(long millis) {
        wall = wall.plusMillis(millis);
        now();

        clock.stamped(T0.minus(SECOND).toEpochMilli());

        assertThat(now()).isEqualTo(T0);
    }

    @Test
    void what_came_before_the_jump_says_nothing_of_it() {
        clock.stamped(T0.plus(Duration.ofHours(1)).toEpochMilli());
        wall = wall.plus(Duration.ofHours(1));

        assertThat(now()).isEqualTo(T0);
    }

    @Test
    void a_wall_clock_that_comes_back_is_followed_again_and_its_next_jump_is_another() {
        wall = wall.plus(Duration.ofHours(1));
        now();
        wall = T0.plus(SECOND);
        assertThat(now()).isEqualTo(T0.plus(SECOND));

        wall = wall.minus(Duration.ofHours(1));
        assertThat(now()).isEqualTo(T0.plus(SECOND));
        assertThat(jumps()).isEqualTo(2);
    }

    private void passes(Duration duration) {
        wall = wall.plus(duration);
        nanos += duration.toNanos();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 253_402_300_799_000L, Long.MAX_VALUE})
    void a_stamp_that_cannot_be_is_taken_for_now_and_bears_nothing_out(long stamp) {
        assertThat(clock.stamped(stamp)).isEqualTo(T0.toEpochMilli());
        wall = wall.plus(Duration.ofHours(1));
        now();

        assertThat(clock.stamped(stamp)).isEqualTo(T0.toEpochMilli());
        assertThat(now()).isEqualTo(T0);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.milliseconds());
    }

    private double jumps() {
        return meters.counter("relevo.router.clock.jumps").count();
    }
}
