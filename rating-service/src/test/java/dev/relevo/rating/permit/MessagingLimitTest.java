package dev.relevo.rating.permit;

import static dev.relevo.rating.permit.Facts.T0;
import static dev.relevo.rating.permit.Facts.healthy;
import static dev.relevo.rating.permit.Permits.codes;
import static dev.relevo.rating.permit.Permits.isAllowed;
import static dev.relevo.rating.permit.Permits.remaining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Permit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many people a permit still allows. */
class MessagingLimitTest {
    private static final Instant FAR_PAST = T0.minus(Duration.ofDays(100));

    @ParameterizedTest
    @CsvSource({"9999, 1, true", "10000, 0, false", "10001, 0, false"})
    void the_messaging_limit_is_used_up_exactly_at_its_figure(int people, int left, boolean isAllowed) {
        Permit permit = PermitRules.decide(healthy().sent(0, people).facts(), T0);

        assertThat(permit.allowed()).isEqualTo(isAllowed);
        assertThat(remaining(permit, "marketing")).isEqualTo(left);
        assertThat(codes(permit)).isEqualTo(isAllowed ? List.of() : List.of("PORTFOLIO_LIMIT_REACHED"));
    }

    @ParameterizedTest
    @CsvSource({"499, 1", "500, 0"})
    void reserved_messages_are_taken_from_the_limit(int reserved, int left) {
        Permit permit = PermitRules.decide(
                healthy().sent(0, 9_500).reserved(0, reserved).facts(), T0);

        assertThat(remaining(permit, "utility")).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"TIER_250, 250", "TIER_1K, 1000", "TIER_2K, 2000", "TIER_100K, 100000", "750, 750"})
    void each_tier_is_read(String tier, int people) {
        assertThat(remaining(PermitRules.decide(healthy().limit(tier).facts(), T0), "marketing"))
                .isEqualTo(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIER_UNLIMITED", "UNLIMITED"})
    void without_a_limit_there_is_no_figure(String tier) {
        Permit permit = PermitRules.decide(healthy().limit(tier).facts(), T0);

        assertThat(permit.allowed()).isTrue();
        assertThat(remaining(permit, "marketing")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"TIER_NOT_SET, 250", "A_NEW_WORD, 250", ", 250", "TIER_500, 500", "TIER_5K, 5000", "TIER_1M, 1000000"})
    void a_limit_that_is_not_known_counts_as_the_lowest(@Nullable String tier, int remaining) {
        assertThat(remaining(PermitRules.decide(healthy().limit(tier).facts(), T0), "marketing"))
                .isEqualTo(remaining);
    }

    @Test
    void the_limit_that_was_told_last_counts() {
        Instant observed = T0.minusSeconds(30);

        assertThat(remaining(
                        PermitRules.decide(
                                healthy().told(2_000, observed.plusSeconds(1)).facts(), T0),
                        "marketing"))
                .isEqualTo(2_000);
        assertThat(remaining(PermitRules.decide(healthy().told(2_000, observed).facts(), T0), "marketing"))
                .isEqualTo(10_000);
        assertThat(remaining(PermitRules.decide(healthy().told(-1, T0).facts(), T0), "marketing"))
                .isNull();
        assertThat(remaining(
                        PermitRules.decide(
                                healthy().limit(null).told(250, FAR_PAST).facts(), T0),
                        "marketing"))
                .isEqualTo(250);
    }
}
