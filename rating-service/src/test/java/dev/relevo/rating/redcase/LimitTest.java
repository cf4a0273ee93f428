package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.NUMBER;
import static dev.relevo.rating.redcase.Fixtures.QUIET;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.after;
import static dev.relevo.rating.redcase.Fixtures.only;
import static dev.relevo.rating.redcase.Fixtures.openCase;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.redSince;
import static dev.relevo.rating.redcase.Fixtures.sending;
import static dev.relevo.rating.redcase.Fixtures.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.LimitExpected;
import dev.relevo.event.RedCaseEvent.LimitImposed;
import dev.relevo.event.RedCaseEvent.LimitNotImposed;
import dev.relevo.rating.redcase.LimitEvidence.Kind;
import dev.relevo.rating.redcase.RedCase.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens at the deadline, and on evidence of a limit. */
class LimitTest {
    private static final Instant DEADLINE = T0.plus(Duration.ofDays(7));

    @Test
    void nothing_is_judged_a_millisecond_before_the_deadline() {
        NumberRating before = atLastNotice();

        Judgement judgement = MACHINE.onTimer(before, sending(5_000), DEADLINE.minusMillis(1));

        assertThat(judgement.events()).isEmpty();
        assertThat(openCase(judgement.state()).state()).isEqualTo(State.OPEN);
    }

    @Test
    void at_the_deadline_1000_templates_are_exempt_and_the_number_is_watched() {
        Judgement judgement = MACHINE.onTimer(atLastNotice(), sending(1_000), DEADLINE);

        assertThat(types(judgement)).containsExactly("limit-not-imposed");
        assertThat(only(judgement, LimitNotImposed.class).reason())
                .startsWith("1,000 templates in the 7 days before the deadline");
        assertThat(openCase(judgement.state()).state()).isEqualTo(State.WATCHED);
        assertThat(openCase(judgement.state()).isExempt(1_000)).isTrue();
    }

    @Test
    void at_the_deadline_a_limit_is_expected_from_1001_templates() {
        Judgement judgement = MACHINE.onTimer(atLastNotice(), sending(1_001), DEADLINE);

        assertThat(types(judgement)).containsExactly("limit-expected");
        assertThat(only(judgement, LimitExpected.class).templatesLast7Days()).isEqualTo(1_001);
        assertThat(openCase(judgement.state()).state()).isEqualTo(State.EXPECTED);
        assertThat(openCase(judgement.state()).isExempt(0)).isFalse();
        assertThat(MACHINE.onTimer(judgement.state(), sending(0), DEADLINE.plusSeconds(1))
                        .events())
                .isEmpty();
    }

    @Test
    void a_watched_number_is_judged_again_when_its_volume_grows() {
        NumberRating watched =
                MACHINE.onTimer(atLastNotice(), sending(900), DEADLINE).state();
        Instant later = DEADLINE.plus(Duration.ofDays(3));

        Judgement same = MACHINE.onTimer(watched, sending(1_000), later);
        Judgement more = MACHINE.onTimer(watched, sending(1_001), later);

        assertThat(same.events()).isEmpty();
        assertThat(types(more)).containsExactly("limit-expected");
    }

    @Test
    void sending_more_than_allowed_does_not_lift_the_ceiling() {
        NumberRating red = MACHINE.observe(Fixtures.unseen(), poll(Rating.RED, T0), null, sending(300), T0)
                .state();
        NumberRating watched = MACHINE.onTimer(red, sending(1_000), DEADLINE).state();
        NumberRating large = MACHINE.observe(Fixtures.unseen(), poll(Rating.RED, T0), null, sending(1_001), T0)
                .state();

        assertThat(openCase(red).isGrowthFrozen()).isTrue();
        assertThat(openCase(red).isExempt(1_001)).isFalse();
        assertThat(openCase(watched).isGrowthFrozen()).isTrue();
        assertThat(openCase(large).isGrowthFrozen()).isFalse();
    }

    @Test
    void the_ceiling_is_the_volume_before_the_flag() {
        NumberRating red = MACHINE.observe(Fixtures.unseen(), poll(Rating.RED, T0), null, sending(412), T0)
                .state();

        assertThat(openCase(red).ceiling()).isEqualTo(412);
        assertThat(openCase(redSince(T0)).ceiling()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void evidence_limits_an_open_case_once_and_stops_its_notices(Kind kind) {
        LimitEvidence evidence = new LimitEvidence(kind, "figures", T0.plusSeconds(60));

        Judgement judgement = MACHINE.limited(redSince(T0), evidence, T0.plusSeconds(61));

        LimitImposed imposed = only(judgement, LimitImposed.class);
        assertThat(imposed.evidence()).isEqualTo(kind.name());
        assertThat(imposed.details()).isEqualTo("figures");
        assertThat(openCase(judgement.state()).state()).isEqualTo(State.LIMITED);
        assertThat(MACHINE.limited(judgement.state(), evidence, T0.plusSeconds(62))
                        .events())
                .isEmpty();
        assertThat(MACHINE.onTimer(judgement.state(), sending(5_000), DEADLINE).events())
                .isEmpty();
    }

    @Test
    void an_error_from_before_the_flag_is_no_evidence_but_a_measure_in_force_is() {
        Instant before = T0.minusMillis(1);

        assertThat(MACHINE.limited(redSince(T0), new LimitEvidence(Kind.ERROR_131048, "x", before), T0)
                        .events())
                .isEmpty();
        assertThat(MACHINE.limited(redSince(T0), new LimitEvidence(Kind.ERROR_131048, "x", T0), T0)
                        .events())
                .hasSize(1);
        assertThat(MACHINE.limited(redSince(T0), new LimitEvidence(Kind.RESTRICTION, "x", before), T0)
                        .events())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TIER_10K, TIER_1K, true",
        "TIER_10K, TIER_10K, false",
        "TIER_1K, TIER_10K, false",
        "TIER_2K, TIER_250, true",
        "TIER_UNLIMITED, TIER_100K, true",
        "2000, 1999, true",
        "2000, TIER_2K, false",
        "TIER_10K, TIER_NOT_SET, false",
        "UNHEARD, 1, false"
    })
    void a_messaging_limit_that_falls_while_the_case_is_open_is_evidence(String from, String to, boolean isEvidence) {
        NumberRating red = after(Fixtures.unseen(), seen(from, T0));

        Judgement judgement = MACHINE.observe(red, seen(to, T0.plusSeconds(60)), null, QUIET, T0.plusSeconds(60));

        assertThat(types(judgement).contains("limit-imposed")).isEqualTo(isEvidence);
    }

    @Test
    void under_the_rules_of_2025_only_evidence_counts() {
        NumberRating red = after(NumberRating.unseen(NUMBER, new Meta202510(), 0), poll(Rating.RED, T0));

        assertThat(MACHINE.onTimer(red, sending(5_000), DEADLINE.plusSeconds(1)).events())
                .isEmpty();
        assertThat(types(MACHINE.limited(red, new LimitEvidence(Kind.RESTRICTION, "x", T0), T0)))
                .containsExactly("limit-imposed");
    }

    @Test
    void a_limited_case_that_is_reopened_is_still_limited() {
        NumberRating limited = MACHINE.limited(redSince(T0), new LimitEvidence(Kind.PERSON, "x", T0), T0)
                .state();
        NumberRating closed = after(limited, poll(Rating.GREEN, T0.plusSeconds(60)));

        assertThat(closed.redCase()).isNull();
        assertThat(openCase(after(closed, poll(Rating.RED, T0.plusSeconds(120))))
                        .state())
                .isEqualTo(State.LIMITED);
    }

    private static NumberRating atLastNotice() {
        return MACHINE.onTimer(redSince(T0), QUIET, DEADLINE.minus(Duration.ofHours(1)))
                .state();
    }

    private static Observation seen(String limit, Instant at) {
        return new Observation("poll " + at, Rating.RED, "CONNECTED", limit, Source.POLL, at, at);
    }
}
