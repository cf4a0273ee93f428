package dev.relevo.notifier.delivery;

import static dev.relevo.notifier.channel.FailureReason.OLD_EPOCH;
import static dev.relevo.notifier.channel.FailureReason.UNAVAILABLE;
import static dev.relevo.notifier.channel.FailureReason.WINDOW_CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.delivery.RetryPolicy.Transition;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");
    private static final RetryPolicy POLICY = new RetryPolicy(100, Duration.ofHours(24));
    private static final double MIDDLE = 0.5;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "10, 512", "11, 900", "99, 900"})
    void the_backoff_doubles_up_to_a_quarter_of_an_hour(int attempt, int seconds) {
        assertThat(retry(Duration.ZERO, attempt, T0, MIDDLE).nextAttemptAt()).isEqualTo(T0.plusSeconds(seconds));
    }

    @Test
    void jitter_changes_the_wait_by_up_to_a_fifth() {
        assertThat(retry(Duration.ZERO, 1, T0, 0.0).nextAttemptAt()).isEqualTo(T0.plusMillis(800));
        assertThat(retry(Duration.ZERO, 1, T0, 0.999).nextAttemptAt())
                .isBetween(T0.plusMillis(1190), T0.plusMillis(1200));
    }

    @Test
    void the_wait_that_the_provider_asks_for_is_kept_up_to_an_hour() {
        assertThat(retry(Duration.ofSeconds(30), 1, T0, MIDDLE).nextAttemptAt()).isEqualTo(T0.plusSeconds(30));
        assertThat(retry(Duration.ofDays(9), 1, T0, MIDDLE).nextAttemptAt()).isEqualTo(T0.plusSeconds(3600));
    }

    @Test
    void no_retry_follows_the_last_attempt() {
        assertThat(retry(Duration.ZERO, 99, T0, MIDDLE).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(retry(Duration.ZERO, 100, T0, MIDDLE).state()).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    void a_delivery_whose_retry_would_exceed_its_age_is_dead() {
        Instant last = T0.plus(Duration.ofHours(24)).minusSeconds(1);

        assertThat(retry(Duration.ZERO, 1, last, MIDDLE).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(retry(Duration.ZERO, 1, last.plusMillis(1), MIDDLE).state()).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    void other_results_are_final() {
        assertThat(next(new SendResult.Sent("id")))
                .isEqualTo(new Transition(DeliveryState.SENT, null, null, null, "id"));
        assertThat(next(new SendResult.Rejected(WINDOW_CLOSED, 131047)))
                .isEqualTo(new Transition(DeliveryState.FAILED, null, WINDOW_CLOSED, 131047, null));
        assertThat(next(new SendResult.Rejected(OLD_EPOCH)))
                .isEqualTo(new Transition(DeliveryState.DROPPED, null, OLD_EPOCH, null, null));
    }

    private static Transition next(SendResult result) {
        return POLICY.after(result, 1, T0, T0, MIDDLE);
    }

    private static Transition retry(Duration after, int attempt, Instant now, double chance) {
        return POLICY.after(new SendResult.Retryable(UNAVAILABLE, after), attempt, T0, now, chance);
    }
}
