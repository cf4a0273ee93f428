package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.NUMBER;
import static dev.relevo.rating.redcase.Fixtures.QUIET;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.after;
import static dev.relevo.rating.redcase.Fixtures.only;
import static dev.relevo.rating.redcase.Fixtures.openCase;
import static dev.relevo.rating.redcase.Fixtures.person;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.redSince;
import static dev.relevo.rating.redcase.Fixtures.types;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberHealthEvent.NumberStatusChanged;
import dev.relevo.event.QualityEvent.RatingObserved.Source;
import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.rating.redcase.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How single observations change a number. */
class ObservationsTest {
    private static final Instant LATER = T0.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, GREEN,   rating-changed",
        "UNKNOWN, YELLOW,  rating-changed",
        "UNKNOWN, RED,     rating-changed red-case-opened deadline-near",
        "UNKNOWN, UNKNOWN, ''",
        "GREEN,   GREEN,   ''",
        "GREEN,   YELLOW,  rating-changed",
        "GREEN,   RED,     rating-changed red-case-opened deadline-near",
        "GREEN,   UNKNOWN, ''",
        "YELLOW,  RED,     rating-changed red-case-opened deadline-near",
        "YELLOW,  UNKNOWN, ''",
        "RED,     RED,     ''",
        "RED,     YELLOW,  rating-changed red-case-closed",
        "RED,     GREEN,   rating-changed red-case-closed",
        "RED,     UNKNOWN, ''"
    })
    void each_change_of_colour_publishes_the_expected_events(Rating before, Rating seen, String expected) {
        NumberRating state = after(unseen(), poll(before, T0));

        Judgement judgement = MACHINE.observe(state, poll(seen, LATER), null, QUIET, LATER);

        assertThat(String.join(" ", types(judgement))).isEqualTo(expected);
    }

    @Test
    void red_opens_a_case_whose_deadline_is_exactly_seven_days_after_the_flag() {
        Judgement judgement = MACHINE.observe(unseen(), poll(Rating.RED, T0), null, QUIET, T0.plusSeconds(2));

        RedCaseEvent.RedCaseOpened opened = only(judgement, RedCaseEvent.RedCaseOpened.class);
        assertThat(opened.redCase().flaggedAt()).isEqualTo(T0);
        assertThat(opened.redCase().deadline()).isEqualTo(Instant.parse("2026-11-29T10:00:00Z"));
        assertThat(opened.redCase().ruleSet()).isEqualTo("human-escalation-2020");
    }

    @Test
    void the_deadline_counts_from_the_flag_a_person_reports_and_not_from_the_observation() {
        Instant flaggedAt = T0.minus(Duration.ofDays(2));
        Observation seen = new Observation("mail", Rating.RED, null, null, Source.MANUAL, flaggedAt, T0);

        RedCaseEvent.RedCaseOpened opened =
                only(MACHINE.observe(unseen(), seen, null, QUIET, T0), RedCaseEvent.RedCaseOpened.class);

        assertThat(opened.redCase().flaggedAt()).isEqualTo(flaggedAt);
        assertThat(opened.redCase().deadline()).isEqualTo(flaggedAt.plus(Duration.ofDays(7)));
        assertThat(opened.seenAt()).isEqualTo(T0);
    }

    @Test
    void red_observed_again_does_not_change_the_deadline() {
        NumberRating red = redSince(T0);

        NumberRating again = after(red, poll(Rating.RED, T0.plus(Duration.ofDays(6))));

        assertThat(openCase(again).ref()).isEqualTo(openCase(red).ref());
        assertThat(again.ratingSince()).isEqualTo(T0);
    }

    @Test
    void a_red_case_has_no_deadline_under_the_rules_of_2025() {
        NumberRating state = NumberRating.unseen(NUMBER, new Meta202510(), 0);

        RedCaseEvent.RedCaseOpened opened =
                only(MACHINE.observe(state, poll(Rating.RED, T0), null, QUIET, T0), RedCaseEvent.RedCaseOpened.class);

        assertThat(opened.redCase().deadline()).isNull();
        assertThat(opened.redCase().ruleSet()).isEqualTo("meta-2025-10");
    }

    @Test
    void an_older_observation_never_overrides() {
        NumberRating green = after(unseen(), poll(Rating.GREEN, T0));

        Judgement older = MACHINE.observe(green, poll(Rating.RED, T0.minusMillis(1)), null, QUIET, LATER);
        Judgement newer = MACHINE.observe(green, poll(Rating.RED, T0.plusMillis(1)), null, QUIET, LATER);

        assertThat(older.state().rating()).isEqualTo(Rating.GREEN);
        assertThat(older.state().redCase()).isNull();
        assertThat(newer.state().rating()).isEqualTo(Rating.RED);
    }

    @Test
    void at_the_same_moment_the_worse_colour_holds() {
        NumberRating redFirst = after(after(unseen(), poll(Rating.RED, T0)), poll(Rating.GREEN, T0));
        NumberRating greenFirst = after(after(unseen(), poll(Rating.GREEN, T0)), poll(Rating.RED, T0));

        assertThat(redFirst.rating()).isEqualTo(Rating.RED);
        assertThat(redFirst.track()).isEqualTo(greenFirst.track());
    }

    @ParameterizedTest
    @EnumSource(Rating.class)
    void a_duplicate_observation_publishes_nothing(Rating rating) {
        NumberRating once = after(redSince(T0), poll(rating, LATER));

        Judgement twice = MACHINE.observe(once, poll(rating, LATER), null, QUIET, LATER.plusSeconds(5));

        assertThat(twice).isEqualTo(new Judgement(once, Verdict.OLDER, List.of()));
    }

    @Test
    void an_observation_without_a_colour_does_not_block_an_older_one_with_a_colour() {
        NumberRating colourless = after(unseen(), poll(Rating.UNKNOWN, LATER));

        Judgement judgement = MACHINE.observe(colourless, poll(Rating.RED, T0), null, QUIET, LATER);

        assertThat(types(judgement)).containsExactly("rating-changed", "red-case-opened", "deadline-near");
        assertThat(judgement.state().track().observedAt()).isEqualTo(LATER);
    }

    @Test
    void an_absent_status_or_limit_keeps_the_previous_one() {
        NumberRating state = after(unseen(), poll(Rating.GREEN, T0));
        Observation seen = new Observation("mail", Rating.GREEN, null, null, Source.MANUAL, LATER, LATER);

        NumberRating later = after(state, seen);

        assertThat(later.status()).isEqualTo("CONNECTED");
        assertThat(later.messagingLimit()).isEqualTo("TIER_10K");
    }

    @Test
    void a_new_status_is_told_with_whether_the_number_can_be_used() {
        NumberRating state = after(unseen(), poll(Rating.GREEN, T0));
        Observation seen = new Observation("poll", Rating.GREEN, "RESTRICTED", "TIER_10K", Source.POLL, LATER, LATER);

        Judgement judgement = MACHINE.observe(state, seen, null, QUIET, LATER);
        NumberStatusChanged changed = only(judgement, NumberStatusChanged.class);
        NumberStatusChanged back = only(
                Fixtures.observe(judgement.state(), poll(Rating.GREEN, LATER.plusSeconds(1))),
                NumberStatusChanged.class);

        assertThat(judgement.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(changed.previous()).isEqualTo("CONNECTED");
        assertThat(changed.status()).isEqualTo("RESTRICTED");
        assertThat(changed.usable()).isFalse();
        assertThat(back.usable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"CONNECTED, false", "FLAGGED, true", "DISCONNECTED, true", "BANNED, true"})
    void the_first_status_is_told_only_when_the_number_cannot_be_used(String status, boolean isTold) {
        Observation seen = new Observation("poll", Rating.GREEN, status, null, Source.POLL, T0, T0);

        assertThat(types(Fixtures.observe(unseen(), seen)).contains("number-status-changed"))
                .isEqualTo(isTold);
    }

    /** Polls that confirm are not observed one by one; the last of them is known when something older arrives. */
    @Test
    void a_late_red_from_before_a_confirmation_opens_no_case() {
        NumberRating green = MACHINE.confirmed(after(unseen(), poll(Rating.GREEN, T0)), T0.plusSeconds(120));

        Judgement late = MACHINE.observe(green, poll(Rating.RED, T0.plusSeconds(60)), null, QUIET, T0.plusSeconds(121));
        Judgement now = MACHINE.observe(green, poll(Rating.RED, T0.plusSeconds(121)), null, QUIET, T0.plusSeconds(121));

        assertThat(late.state().rating()).isEqualTo(Rating.GREEN);
        assertThat(late.state().redCase()).isNull();
        assertThat(now.state().rating()).isEqualTo(Rating.RED);
    }

    /** The service was down when a person's word ended, and for long enough that the next red is another case. */
    @Test
    void a_red_long_after_the_end_of_a_hold_closes_the_old_case_and_opens_another() {
        NumberRating held = after(after(unseen(), person(Rating.RED, T0)), poll(Rating.GREEN, T0.plusSeconds(60)));
        Instant later = T0.plus(Duration.ofDays(3));

        Judgement judgement = MACHINE.observe(held, poll(Rating.RED, later), null, QUIET, later);

        assertThat(types(judgement)).contains("red-case-closed", "red-case-opened");
        assertThat(openCase(judgement.state()).caseId())
                .isNotEqualTo(openCase(held).caseId());
    }

    @Test
    void a_case_closes_with_its_own_flag_and_the_colour_that_cleared_it() {
        Judgement judgement = MACHINE.observe(redSince(T0), poll(Rating.YELLOW, LATER), null, QUIET, LATER);

        RedCaseEvent.RedCaseClosed closed = only(judgement, RedCaseEvent.RedCaseClosed.class);
        assertThat(closed.redCase().flaggedAt()).isEqualTo(T0);
        assertThat(closed.closedAt()).isEqualTo(LATER);
        assertThat(closed.rating()).isEqualTo(Rating.YELLOW);
        assertThat(judgement.state().redCase()).isNull();
    }

    @Test
    void an_observation_from_the_future_is_refused_just_past_the_skew() {
        Instant limit = T0.plus(CaseMachine.MAX_CLOCK_SKEW);

        Judgement at = MACHINE.observe(unseen(), poll(Rating.RED, limit), null, QUIET, T0);
        Judgement past = MACHINE.observe(unseen(), poll(Rating.RED, limit.plusMillis(1)), null, QUIET, T0);

        assertThat(at.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(past).isEqualTo(new Judgement(unseen(), Verdict.FUTURE, List.of()));
    }

    @Test
    void the_same_cause_produces_the_same_event_ids() {
        Judgement one = MACHINE.observe(unseen(), poll(Rating.RED, T0), null, QUIET, T0);
        Judgement other = MACHINE.observe(unseen(), poll(Rating.RED, T0), null, QUIET, LATER);

        assertThat(other.events().stream().map(event -> event.meta().eventId()))
                .containsExactlyElementsOf(one.events().stream()
                        .map(event -> event.meta().eventId())
                        .toList());
    }
}
