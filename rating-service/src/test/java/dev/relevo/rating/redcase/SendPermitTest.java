package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.NOTICES;
import static dev.relevo.rating.redcase.Fixtures.NUMBER;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.after;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.redSince;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberState.Permit;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendPermitTest {
    @Test
    void nothing_limits_a_number_that_is_not_red() {
        assertThat(SendPermit.of(after(unseen(), poll(Rating.YELLOW, T0))))
                .isEqualTo(new Permit(true, List.of(), null, null, null, null));
    }

    @Test
    void a_red_number_may_send_without_growth_until_its_deadline() {
        Permit permit = SendPermit.of(redSince(T0));

        assertThat(permit.allowed()).isTrue();
        assertThat(permit.reasons())
                .containsExactly("red since 2026-11-22T10:00:00Z; template volume must not grow and may be limited"
                        + " from 2026-11-29T10:00:00Z");
    }

    @Test
    void a_red_number_past_its_deadline_is_stopped_because_its_limit_is_unknown() {
        NumberRating overdue =
                NOTICES.onTimer(redSince(T0), T0.plus(Duration.ofDays(7))).state();

        Permit permit = SendPermit.of(overdue);

        assertThat(permit.allowed()).isFalse();
        assertThat(permit.reasons()).singleElement().asString().contains("past its deadline 2026-11-29T10:00:00Z");
    }

    @Test
    void a_restricted_number_is_stopped_even_if_it_is_green() {
        Observation seen = new Observation("poll", Rating.GREEN, "RESTRICTED", null, Source.POLL, T0, T0);

        Permit permit = SendPermit.of(after(unseen(), seen));

        assertThat(permit)
                .isEqualTo(new Permit(false, List.of("WhatsApp reports status RESTRICTED"), null, null, null, null));
    }

    @Test
    void red_under_the_rules_of_2025_changes_no_limit() {
        NumberRating red = after(NumberRating.unseen(NUMBER, new Meta202510()), poll(Rating.RED, T0));

        Permit permit = SendPermit.of(red);

        assertThat(permit.allowed()).isTrue();
        assertThat(permit.reasons())
                .containsExactly("red since 2026-11-22T10:00:00Z; no automatic limit under meta-2025-10");
    }
}
