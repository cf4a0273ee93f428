package dev.relevo.rating.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.rating.risk.Hysteresis.Change;
import dev.relevo.rating.risk.Hysteresis.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HysteresisTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration HELD = Duration.ofMinutes(30);
    private final Hysteresis rule = new Hysteresis(0.6, 0.4, HELD);

    @Test
    void a_risk_is_raised_exactly_at_its_threshold() {
        assertThat(rule.next(null, found(0.59), T0)).isEqualTo(new Outcome(null, Change.NONE));

        assertThat(rule.next(null, found(0.6), T0))
                .isEqualTo(new Outcome(new OpenRisk(0.6, List.of("0.6"), T0, 0.6, null), Change.RAISED));
    }

    @Test
    void a_risk_is_lowered_when_its_score_stays_below_for_the_whole_time() {
        OpenRisk open = raised(0.7);
        assertThat(rule.next(open, found(0.4), T0).risk())
                .extracting(OpenRisk::belowSince)
                .isNull();

        OpenRisk below = Objects.requireNonNull(rule.next(open, found(0.39), T0).risk());
        assertThat(below.belowSince()).isEqualTo(T0);
        assertThat(rule.next(below, found(0.1), T0.plus(HELD).minusMillis(1)).change())
                .isEqualTo(Change.NONE);
        assertThat(rule.next(below, found(0.1), T0.plus(HELD))).isEqualTo(new Outcome(null, Change.LOWERED));
    }

    @Test
    void a_score_that_returns_above_the_threshold_starts_the_time_again() {
        OpenRisk below =
                Objects.requireNonNull(rule.next(raised(0.7), found(0.1), T0).risk());

        OpenRisk above = Objects.requireNonNull(
                rule.next(below, found(0.4), T0.plusSeconds(60)).risk());

        assertThat(above.belowSince()).isNull();
        assertThat(rule.next(above, found(0.1), T0.plus(HELD)).change()).isEqualTo(Change.NONE);
    }

    @Test
    void changed_causes_are_told_again_only_when_it_is_much_worse() {
        OpenRisk open = raised(0.6);

        Outcome slightly = rule.next(open, found(0.79), T0.plusSeconds(1));
        assertThat(slightly.change()).isEqualTo(Change.NONE);
        assertThat(slightly.risk()).isEqualTo(new OpenRisk(0.79, List.of("0.79"), T0, 0.6, null));
        Outcome much = rule.next(open, found(0.8), T0.plusSeconds(1));
        assertThat(much.change()).isEqualTo(Change.WORSE);
        assertThat(Objects.requireNonNull(much.risk()).toldScore()).isEqualTo(0.8);
        assertThat(rule.next(much.risk(), found(0.8), T0.plusSeconds(2)).change())
                .isEqualTo(Change.NONE);
    }

    @Test
    void thresholds_in_the_wrong_order_are_refused() {
        assertThatThrownBy(() -> new Hysteresis(0.4, 0.6, HELD)).hasMessageContaining("lower 0.6");
        assertThatThrownBy(() -> new Hysteresis(1.1, 0.6, HELD)).hasMessageContaining("raise 1.1");
        assertThatThrownBy(() -> new Hysteresis(0.6, 0.4, HELD.negated())).hasMessageContaining("lower-after");
    }

    private OpenRisk raised(double score) {
        return Objects.requireNonNull(rule.next(null, found(score), T0).risk());
    }

    private static Assessment found(double score) {
        return new Assessment(score, List.of(Double.toString(score)));
    }
}
