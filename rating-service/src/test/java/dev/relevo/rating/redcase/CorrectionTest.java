package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.QUIET;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.after;
import static dev.relevo.rating.redcase.Fixtures.only;
import static dev.relevo.rating.redcase.Fixtures.openCase;
import static dev.relevo.rating.redcase.Fixtures.person;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.redSince;
import static dev.relevo.rating.redcase.Fixtures.report;
import static dev.relevo.rating.redcase.Fixtures.types;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.DeadlineNear;
import dev.relevo.event.RedCaseEvent.RedCaseCorrected;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.RedCase.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A poll opened the case at T0; a person knows when the number was flagged. */
class CorrectionTest {
    private static final Instant NOW = T0.plusSeconds(60);

    @Test
    void an_earlier_flag_moves_the_deadline_of_the_same_case_and_names_who_and_why() {
        Instant flaggedAt = T0.minus(Duration.ofHours(30));

        Judgement judgement = report(redSince(T0), person(Rating.RED, flaggedAt, NOW));

        RedCaseCorrected corrected = only(judgement, RedCaseCorrected.class);
        assertThat(judgement.verdict()).isEqualTo(Verdict.CORRECTED);
        assertThat(types(judgement)).containsExactly("red-case-corrected");
        assertThat(corrected.redCase().caseId())
                .isEqualTo(openCase(redSince(T0)).caseId());
        assertThat(corrected.redCase().deadline()).isEqualTo(flaggedAt.plus(Duration.ofDays(7)));
        assertThat(corrected.previousFlaggedAt()).isEqualTo(T0);
        assertThat(corrected.previousDeadline()).isEqualTo(T0.plus(Duration.ofDays(7)));
        assertThat(corrected.by()).isEqualTo("olga");
        assertThat(corrected.reason()).isEqualTo("Business Manager");
        assertThat(judgement.state().ratingSince()).isEqualTo(flaggedAt);
    }

    @Test
    void notices_passed_over_are_told_by_the_newest_alone() {
        Judgement judgement = report(redSince(T0), person(Rating.RED, T0.minus(Duration.ofHours(121)), NOW));

        assertThat(types(judgement)).containsExactly("red-case-corrected", "deadline-near");
        assertThat(only(judgement, DeadlineNear.class).late()).isTrue();
        assertThat(only(judgement, DeadlineNear.class).remaining())
                .isEqualTo(Duration.ofHours(47).minusSeconds(60));
    }

    @Test
    void a_later_flag_repeats_no_notice() {
        NumberRating red = report(unseen(), person(Rating.RED, T0.minus(Duration.ofDays(5)), T0))
                .state();

        Judgement judgement = report(red, person(Rating.RED, T0.minus(Duration.ofDays(1)), NOW));
        Instant twoDaysLeft = T0.plus(Duration.ofDays(4));

        assertThat(types(judgement)).containsExactly("red-case-corrected");
        assertThat(MACHINE.onTimer(judgement.state(), QUIET, twoDaysLeft).events())
                .isEmpty();
        assertThat(only(
                                MACHINE.onTimer(judgement.state(), QUIET, twoDaysLeft.plus(Duration.ofDays(1))),
                                DeadlineNear.class)
                        .remaining())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void a_deadline_that_passes_by_the_correction_is_handled_at_once() {
        Judgement judgement = report(redSince(T0), person(Rating.RED, T0.minus(Duration.ofDays(8)), NOW));

        assertThat(types(judgement)).containsExactly("red-case-corrected", "deadline-near", "limit-not-imposed");
        assertThat(openCase(judgement.state()).state()).isEqualTo(State.WATCHED);
    }

    @Test
    void a_case_whose_deadline_is_ahead_again_is_judged_again() {
        NumberRating watched = report(redSince(T0), person(Rating.RED, T0.minus(Duration.ofDays(8)), NOW))
                .state();

        Judgement judgement = report(watched, person(Rating.RED, T0.minus(Duration.ofDays(1)), NOW.plusSeconds(60)));

        assertThat(openCase(judgement.state()).state()).isEqualTo(State.OPEN);
        assertThat(types(MACHINE.onTimer(judgement.state(), QUIET, T0.plus(Duration.ofDays(6)))))
                .containsExactly("limit-not-imposed");
    }

    @Test
    void a_flag_is_later_than_the_last_clearing() {
        NumberRating again =
                after(after(redSince(T0), poll(Rating.GREEN, NOW)), poll(Rating.RED, NOW.plus(Duration.ofDays(2))));
        Instant reportedAt = NOW.plus(Duration.ofDays(3));

        Judgement at = report(again, person(Rating.RED, NOW, reportedAt));
        Judgement after = report(again, person(Rating.RED, NOW.plusMillis(1), reportedAt));

        assertThat(at.verdict()).isNotEqualTo(Verdict.CORRECTED);
        assertThat(at.events()).isEmpty();
        assertThat(after.verdict()).isEqualTo(Verdict.CORRECTED);
    }

    @Test
    void red_without_a_time_corrects_nothing() {
        Judgement judgement = report(redSince(T0), person(Rating.RED, NOW));

        assertThat(judgement.events()).isEmpty();
        assertThat(openCase(judgement.state()).flaggedAt()).isEqualTo(T0);
    }

    @Test
    void an_earlier_poll_that_arrives_late_corrects_the_flag_too() {
        Judgement late = MACHINE.observe(redSince(T0), poll(Rating.RED, T0.minusSeconds(60)), null, QUIET, NOW);

        assertThat(late.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(only(late, RedCaseCorrected.class).by()).isEqualTo("relevo");
        assertThat(openCase(late.state()).flaggedAt()).isEqualTo(T0.minusSeconds(60));
    }
}
