package dev.relevo.notifier.delivery;

import static dev.relevo.notifier.channel.FailureReason.OLD_EPOCH;
import static dev.relevo.notifier.channel.FailureReason.UNAVAILABLE;
import static dev.relevo.notifier.channel.FailureReason.WINDOW_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    private static final NextStep.Limits LIMITS = new NextStep.Limits(100, Duration.ofHours(24));
    private static final double MIDDLE = 0.5;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "10, 512", "11, 900", "99, 900"})
    void the_wait_doubles_up_to_a_quarter_of_an_hour(int attempt, int seconds) {
        assertThat(retry(Duration.ZERO, attempt, T0, MIDDLE).nextAttemptAt()).isEqualTo(T0.plusSeconds(seconds));
    }

    @Test
    void chance_moves_the_wait_by_a_fifth_either_way() {
        assertThat(retry(Duration.ZERO, 1, T0, 0.0).nextAttemptAt()).isEqualTo(T0.plusMillis(800));
        assertThat(retry(Duration.ZERO, 1, T0, 0.999).nextAttemptAt())
                .isBetween(T0.plusMillis(1190), T0.plusMillis(1200));
    }

    @Test
    void what_the_far_side_asks_for_is_waited_for_up_to_an_hour() {
        assertThat(retry(Duration.ofSeconds(30), 1, T0, MIDDLE).nextAttemptAt()).isEqualTo(T0.plusSeconds(30));
        assertThat(retry(Duration.ofDays(9), 1, T0, MIDDLE).nextAttemptAt()).isEqualTo(T0.plusSeconds(3600));
    }

    @Test
    void the_last_attempt_is_the_last() {
        assertThat(retry(Duration.ZERO, 99, T0, MIDDLE).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(retry(Duration.ZERO, 100, T0, MIDDLE).state()).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    void what_would_be_tried_past_its_age_is_dead() {
        Instant last = T0.plus(Duration.ofHours(24)).minusSeconds(1);

        assertThat(retry(Duration.ZERO, 1, last, MIDDLE).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(retry(Duration.ZERO, 1, last.plusMillis(1), MIDDLE).state()).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    void other_results_are_final() {
        assertThat(next(new SendResult.Sent("id"))).isEqualTo(new NextStep(DeliveryState.SENT, null, null, null, "id"));
        assertThat(next(new SendResult.Rejected(WINDOW_CLOSED, 131047)))
                .isEqualTo(new NextStep(DeliveryState.FAILED, null, WINDOW_CLOSED, 131047, null));
        assertThat(next(new SendResult.Rejected(OLD_EPOCH)))
                .isEqualTo(new NextStep(DeliveryState.DROPPED, null, OLD_EPOCH, null, null));
    }

    private static NextStep next(SendResult result) {
        return NextStep.after(result, 1, T0, LIMITS, T0, MIDDLE);
    }

    private static NextStep retry(Duration after, int attempt, Instant now, double chance) {
        return NextStep.after(new SendResult.Retryable(UNAVAILABLE, after), attempt, T0, LIMITS, now, chance);
    }
}
