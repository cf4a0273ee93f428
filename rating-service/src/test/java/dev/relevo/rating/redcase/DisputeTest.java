package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.QUIET;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.TIMES;
import static dev.relevo.rating.redcase.Fixtures.after;
import static dev.relevo.rating.redcase.Fixtures.observe;
import static dev.relevo.rating.redcase.Fixtures.only;
import static dev.relevo.rating.redcase.Fixtures.openCase;
import static dev.relevo.rating.redcase.Fixtures.person;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.types;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.RedCaseClosed;
import dev.relevo.event.RedCaseEvent.RedCaseDisputed;
import dev.relevo.rating.redcase.Judgement.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A person reported red at T0, and polls show another colour. */
class DisputeTest {
    private static final Instant SOON = T0.plusSeconds(60);
    private static final Instant HELD_UNTIL = T0.plus(TIMES.manualHold());

    private final NumberRating reported =
            after(after(unseen(), poll(Rating.GREEN, T0.minusSeconds(60))), person(Rating.RED, T0));

    @Test
    void a_poll_disputes_the_case_once_and_does_not_close_it() {
        Judgement first = observe(reported, poll(Rating.GREEN, SOON));
        Judgement second = observe(first.state(), poll(Rating.GREEN, SOON.plusSeconds(60)));

        RedCaseDisputed disputed = only(first, RedCaseDisputed.class);
        assertThat(types(first)).containsExactly("red-case-disputed");
        assertThat(disputed.polled()).isEqualTo(Rating.GREEN);
        assertThat(disputed.heldUntil()).isEqualTo(HELD_UNTIL);
        assertThat(openCase(first.state()).facts().disputed()).isTrue();
        assertThat(first.state().rating()).isEqualTo(Rating.RED);
        assertThat(second.verdict()).isEqualTo(Verdict.SAME);
        assertThat(second.events()).isEmpty();
    }

    @Test
    void the_person_holds_until_the_last_millisecond_and_then_the_poll_closes_the_case() {
        NumberRating disputed = after(reported, poll(Rating.GREEN, SOON));

        Judgement before = MACHINE.onTimer(disputed, QUIET, HELD_UNTIL.minusMillis(1));
        Judgement at = MACHINE.onTimer(before.state(), QUIET, HELD_UNTIL);
        Judgement later = MACHINE.onTimer(at.state(), QUIET, HELD_UNTIL.plusMillis(1));

        assertThat(MACHINE.isDue(openCase(disputed), HELD_UNTIL.minusMillis(1)))
                .isEqualTo(before.verdict() == Verdict.CHANGED);
        assertThat(types(before)).doesNotContain("red-case-closed");
        assertThat(MACHINE.isDue(openCase(before.state()), HELD_UNTIL)).isTrue();
        assertThat(types(at)).containsExactly("rating-changed", "red-case-closed");
        assertThat(only(at, RedCaseClosed.class).closedAt()).isEqualTo(HELD_UNTIL);
        assertThat(only(at, RedCaseClosed.class).rating()).isEqualTo(Rating.GREEN);
        assertThat(later.events()).isEmpty();
    }

    @Test
    void a_poll_at_the_end_of_the_hold_closes_the_case_and_one_before_it_does_not() {
        Judgement before = observe(reported, poll(Rating.GREEN, HELD_UNTIL.minusMillis(1)));
        Judgement at = observe(reported, poll(Rating.GREEN, HELD_UNTIL));

        assertThat(types(before)).contains("red-case-disputed").doesNotContain("red-case-closed");
        assertThat(types(at)).contains("red-case-closed").doesNotContain("red-case-disputed");
    }

    @Test
    void red_at_a_poll_ends_the_dispute_and_the_next_poll_closes_the_case() {
        NumberRating agreed = after(after(reported, poll(Rating.GREEN, SOON)), poll(Rating.RED, SOON.plusSeconds(60)));

        Judgement closed = observe(agreed, poll(Rating.GREEN, SOON.plusSeconds(120)));

        assertThat(openCase(agreed).facts().disputed()).isFalse();
        assertThat(types(closed)).containsExactly("rating-changed", "red-case-closed");
    }

    @Test
    void a_person_clears_it_at_once() {
        NumberRating disputed = after(reported, poll(Rating.GREEN, SOON));

        Judgement cleared = observe(disputed, person(Rating.GREEN, SOON.plusSeconds(60)));

        assertThat(types(cleared)).containsExactly("rating-changed", "red-case-closed");
    }

    @Test
    void a_red_that_a_poll_opened_and_a_person_confirmed_holds_too() {
        NumberRating confirmed = after(after(unseen(), poll(Rating.RED, T0.minusSeconds(60))), person(Rating.RED, T0));

        assertThat(types(observe(confirmed, poll(Rating.GREEN, SOON)))).containsExactly("red-case-disputed");
    }

    @Test
    void a_poll_older_than_the_report_does_not_dispute_it() {
        Judgement late = MACHINE.observe(reported, poll(Rating.GREEN, T0.minusSeconds(1)), null, QUIET, SOON);

        assertThat(late.events()).isEmpty();
    }
}
