package dev.relevo.rating.permit;

import static dev.relevo.rating.permit.Facts.T0;
import static dev.relevo.rating.permit.Facts.healthy;
import static dev.relevo.rating.permit.Permits.assertClosed;
import static dev.relevo.rating.permit.Permits.codes;
import static dev.relevo.rating.permit.Permits.isAllowed;
import static dev.relevo.rating.permit.Permits.remaining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Permit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a red case does to a permit. */
class RedCasePermitTest {
    private static final Instant LATER = T0.plus(Duration.ofDays(2));

    @Test
    void an_open_red_case_closes_the_permit_at_its_deadline() {
        PermitFacts facts = healthy().red("OPEN", LATER, false, null).facts();

        Permit before = PermitRules.decide(facts, LATER.minusMillis(1));
        assertThat(before.allowed()).isTrue();
        assertThat(codes(before)).containsExactly("RED_BEFORE_DEADLINE");
        assertThat(before.validUntil()).isEqualTo(LATER);
        Permit after = PermitRules.decide(facts, LATER);
        assertThat(after.allowed()).isFalse();
        assertThat(codes(after)).containsExactly("RED_PAST_DEADLINE");
        assertThat(after.validUntil()).isEqualTo(LATER.plusSeconds(60));
    }

    @Test
    void a_judged_red_case_is_closed_unless_it_is_exempt() {
        assertClosed(healthy().red("EXPECTED", T0, false, null), "RED_LIMIT_EXPECTED");
        assertClosed(healthy().red("LIMITED", T0, false, null), "RED_LIMITED");
        Permit watched = PermitRules.decide(
                healthy().red("WATCHED", T0, true, 800).sent(700, 0).facts(), T0);
        assertThat(watched.allowed()).isTrue();
        assertThat(codes(watched)).containsExactly("RED_EXEMPT");
        assertThat(codes(PermitRules.decide(
                        healthy().red(null, null, false, null).facts(), T0)))
                .containsExactly("RED_WITHOUT_DEADLINE");
    }

    @ParameterizedTest
    @CsvSource({"799, 0, 1, true", "800, 0, 0, false", "790, 10, 0, false", "790, 9, 1, true", "0, 0, 800, true"})
    void an_exempt_number_may_not_grow_above_its_ceiling(int sent, int reserved, int left, boolean isAllowed) {
        Permit permit = PermitRules.decide(
                healthy()
                        .red("OPEN", LATER, true, 800)
                        .sent(sent, 0)
                        .reserved(reserved, 0)
                        .facts(),
                T0);

        assertThat(remaining(permit, "marketing")).isEqualTo(left);
        assertThat(permit.allowed()).isEqualTo(isAllowed);
    }

    @Test
    void an_exempt_number_that_sent_nothing_may_not_start() {
        assertThat(codes(
                        PermitRules.decide(healthy().red("OPEN", LATER, true, 0).facts(), T0)))
                .containsExactly("RED_BEFORE_DEADLINE", "CEILING_REACHED");
        assertThat(PermitRules.decide(healthy().red("OPEN", LATER, true, null).facts(), T0)
                        .allowed())
                .isFalse();
    }

    @Test
    void the_smaller_bound_counts() {
        assertThat(remaining(
                        PermitRules.decide(
                                healthy()
                                        .red("OPEN", LATER, true, 800)
                                        .sent(100, 9_990)
                                        .facts(),
                                T0),
                        "marketing"))
                .isEqualTo(10);
        assertThat(remaining(
                        PermitRules.decide(
                                healthy()
                                        .red("OPEN", LATER, true, 800)
                                        .sent(795, 0)
                                        .facts(),
                                T0),
                        "marketing"))
                .isEqualTo(5);
    }
}
