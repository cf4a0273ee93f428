package dev.relevo.rating.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration MAX_AGE = Duration.ofMinutes(3);
    private static final Look CALM = new Look(T0, T0);

    @Test
    void the_first_look_is_quiet_for_one_promised_age() {
        Look first = Look.first(MAX_AGE, T0);

        assertThat(first.isQuiet()).isTrue();
        assertThat(new Look(T0.plus(MAX_AGE).minusMillis(1), first.quietUntil()).isQuiet())
                .isTrue();
        assertThat(new Look(T0.plus(MAX_AGE), first.quietUntil()).isQuiet()).isFalse();
    }

    @Test
    void nothing_is_told_after_nobody_looked_for_longer_than_allowed() {
        Instant inTime = T0.plus(Look.BLIND_AFTER);
        Instant late = inTime.plusMillis(1);

        assertThat(CALM.next(MAX_AGE, inTime).isQuiet()).isFalse();
        assertThat(CALM.next(MAX_AGE, late)).isEqualTo(new Look(late, late.plus(MAX_AGE)));
    }

    @Test
    void a_clock_that_is_behind_another_replicas_makes_no_quiet() {
        assertThat(CALM.next(MAX_AGE, T0.minusSeconds(60)).quietUntil()).isEqualTo(T0);
    }
}
