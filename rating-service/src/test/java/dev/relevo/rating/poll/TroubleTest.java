package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final GraphAnswer NUMBERS = new GraphAnswer.Numbers(List.of(), null);
    private static final GraphAnswer THROTTLED = new GraphAnswer.Throttled(Duration.ZERO);
    private static final GraphAnswer REFUSED = new GraphAnswer.Refused("error 190");
    private static final GraphAnswer FAILED = new GraphAnswer.Failed(GraphAnswer.Failure.UNREACHABLE, "not reached");

    @Test
    void a_refused_token_is_told_at_once() {
        assertThat(isDue(Trouble.NONE.after(REFUSED, T0), T0)).isTrue();
    }

    @Test
    void another_failure_is_told_at_the_third_with_the_time_of_the_first() {
        Trouble second = Trouble.NONE.after(FAILED, T0).after(FAILED, T0.plusSeconds(60));
        Trouble third = second.after(FAILED, T0.plusSeconds(120));

        assertThat(isDue(second, T0.plusSeconds(60))).isFalse();
        assertThat(isDue(third, T0.plusSeconds(120))).isTrue();
        assertThat(third.since()).isEqualTo(T0);
        assertThat(third.reason()).isEqualTo("not reached");
    }

    @Test
    void endless_throttling_is_told_when_its_numbers_become_stale() {
        Trouble first = Trouble.NONE.after(THROTTLED, T0);
        Trouble second = first.after(THROTTLED, T0.plus(PATIENCE));

        assertThat(isDue(first, T0)).isFalse();
        assertThat(isDue(second, T0.plus(PATIENCE).minusMillis(1))).isFalse();
        assertThat(isDue(second, T0.plus(PATIENCE))).isTrue();
    }

    @Test
    void a_run_is_told_once_and_the_next_one_again() {
        Trouble told = Trouble.NONE.after(REFUSED, T0).withNotice();

        assertThat(isDue(told.after(REFUSED, T0), T0)).isFalse();
        assertThat(isDue(told.after(THROTTLED, T0).after(FAILED, T0), T0.plus(PATIENCE)))
                .isFalse();
        assertThat(told.after(NUMBERS, T0)).isEqualTo(Trouble.NONE);
        assertThat(isDue(told.after(NUMBERS, T0).after(REFUSED, T0), T0)).isTrue();
    }

    private static boolean isDue(Trouble trouble, Instant now) {
        return trouble.isNoticeDue(PATIENCE, now);
    }
}
