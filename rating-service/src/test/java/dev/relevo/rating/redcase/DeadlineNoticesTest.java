package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.MARKS;
import static dev.relevo.rating.redcase.Fixtures.NOTICES;
import static dev.relevo.rating.redcase.Fixtures.NUMBER;
import static dev.relevo.rating.redcase.Fixtures.QUIET;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.after;
import static dev.relevo.rating.redcase.Fixtures.only;
import static dev.relevo.rating.redcase.Fixtures.openCase;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.DeadlineNear;
import dev.relevo.rating.redcase.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DeadlineNoticesTest {
    private static final Instant DEADLINE = T0.plus(Duration.ofDays(7));

    static final List<Duration> INNER_MARKS = Fixtures.MARKS.stream()
            .filter(mark -> mark.compareTo(Duration.ofDays(7)) < 0)
            .toList();

    /** A red case of which no notice was sent yet, as if the service had stopped right after it was opened. */
    private static NumberRating unnoticed() {
        NumberRating red = after(unseen(), poll(Rating.RED, T0));
        RedCase open = openCase(red);
        RedCase.Progress progress = open.progress();
        return red.withRedCase(new RedCase(
                open.facts(),
                open.ruleSet(),
                open.deadline(),
                new RedCase.Progress(
                        progress.state(), Set.of(), progress.ceiling(), progress.finding(), progress.evidence())));
    }

    @ParameterizedTest
    @FieldSource("INNER_MARKS")
    void a_notice_is_sent_exactly_when_its_time_is_left(Duration mark) {
        Instant moment = DEADLINE.minus(mark);
        NumberRating before =
                NOTICES.onTimer(unnoticed(), moment.minusMillis(1)).state();

        Judgement at = NOTICES.onTimer(before, moment);

        DeadlineNear notice = only(at, DeadlineNear.class);
        assertThat(notice.remaining()).isEqualTo(mark);
        assertThat(notice.late()).isFalse();
        assertThat(NOTICES.onTimer(at.state(), moment.plusMillis(1)).events()).isEmpty();
    }

    @Test
    void all_eight_notices_are_sent_once_over_the_whole_week() {
        List<Duration> sentNotices = new ArrayList<>();
        NumberRating state = unnoticed();

        for (Instant now = T0; now.isBefore(DEADLINE.plus(Duration.ofHours(3))); now = now.plusSeconds(60)) {
            Judgement judgement = NOTICES.onTimer(state, now);
            judgement.events().forEach(event -> sentNotices.add(((DeadlineNear) event).remaining()));
            state = judgement.state();
        }

        assertThat(sentNotices).containsExactlyElementsOf(MARKS);
    }

    @Test
    void a_notice_is_late_just_past_the_tolerance() {
        Instant moment = DEADLINE.minus(Duration.ofDays(1));
        NumberRating before =
                NOTICES.onTimer(unnoticed(), moment.minusMillis(1)).state();

        DeadlineNear at = only(NOTICES.onTimer(before, moment.plus(Duration.ofMinutes(5))), DeadlineNear.class);
        DeadlineNear past =
                only(NOTICES.onTimer(before, moment.plus(Duration.ofMinutes(5)).plusMillis(1)), DeadlineNear.class);

        assertThat(at.late()).isFalse();
        assertThat(at.remaining()).isEqualTo(Duration.ofDays(1));
        assertThat(past.late()).isTrue();
        assertThat(past.remaining())
                .isEqualTo(Duration.ofDays(1).minus(Duration.ofMinutes(5)).minusSeconds(1));
    }

    @Test
    void of_notices_missed_while_the_service_was_down_only_the_newest_is_sent_and_marked_late() {
        Instant back = DEADLINE.minus(Duration.ofDays(2)).minusSeconds(10);

        Judgement judgement = NOTICES.onTimer(unnoticed(), back);

        DeadlineNear notice = only(judgement, DeadlineNear.class);
        assertThat(judgement.events()).hasSize(1);
        assertThat(notice.late()).isTrue();
        assertThat(notice.remaining()).isEqualTo(Duration.ofDays(2).plusSeconds(10));
        assertThat(NOTICES.onTimer(judgement.state(), back.plusSeconds(1)).events())
                .isEmpty();
    }

    @Test
    void the_notice_after_a_missed_one_is_sent_in_time() {
        NumberRating back = NOTICES.onTimer(
                        unnoticed(), DEADLINE.minus(Duration.ofDays(2)).minusSeconds(10))
                .state();

        DeadlineNear next = only(NOTICES.onTimer(back, DEADLINE.minus(Duration.ofDays(2))), DeadlineNear.class);

        assertThat(next.remaining()).isEqualTo(Duration.ofDays(2));
        assertThat(next.late()).isFalse();
    }

    @Test
    void a_late_notice_past_the_deadline_has_no_time_left() {
        Judgement judgement = NOTICES.onTimer(unnoticed(), DEADLINE.plus(Duration.ofDays(1)));

        assertThat(only(judgement, DeadlineNear.class).remaining()).isZero();
    }

    @Test
    void no_notice_is_sent_without_a_red_case_or_without_a_deadline() {
        NumberRating noDeadline = after(NumberRating.unseen(NUMBER, new Meta202510(), 0), poll(Rating.RED, T0));

        assertThat(NOTICES.onTimer(unseen(), DEADLINE).verdict()).isEqualTo(Verdict.SAME);
        assertThat(NOTICES.onTimer(noDeadline, DEADLINE).verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void is_due_exactly_when_the_timer_would_change_something() {
        NumberRating state = unnoticed();
        for (Instant now = T0.minusSeconds(60); now.isBefore(DEADLINE.plusSeconds(120)); now = now.plusSeconds(60)) {
            Judgement judgement = MACHINE.onTimer(state, QUIET, now);
            assertThat(MACHINE.isDue(openCase(state), now))
                    .as("%s", now)
                    .isEqualTo(judgement.verdict() == Verdict.CHANGED);
            state = judgement.state();
        }
    }

    @Test
    void rejects_a_notice_without_time_left() {
        assertThatThrownBy(() -> new DeadlineNotices(List.of(Duration.ZERO), Duration.ZERO))
                .hasMessage("the time left of a deadline notice must be positive: PT0S");
    }
}
