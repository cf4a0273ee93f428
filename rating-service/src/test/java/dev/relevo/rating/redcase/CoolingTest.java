package dev.relevo.rating.redcase;

import static dev.relevo.rating.redcase.Fixtures.MACHINE;
import static dev.relevo.rating.redcase.Fixtures.MARKS;
import static dev.relevo.rating.redcase.Fixtures.QUIET;
import static dev.relevo.rating.redcase.Fixtures.T0;
import static dev.relevo.rating.redcase.Fixtures.TIMES;
import static dev.relevo.rating.redcase.Fixtures.after;
import static dev.relevo.rating.redcase.Fixtures.observe;
import static dev.relevo.rating.redcase.Fixtures.only;
import static dev.relevo.rating.redcase.Fixtures.openCase;
import static dev.relevo.rating.redcase.Fixtures.person;
import static dev.relevo.rating.redcase.Fixtures.poll;
import static dev.relevo.rating.redcase.Fixtures.redSince;
import static dev.relevo.rating.redcase.Fixtures.unseen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Rating;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent.DeadlineNear;
import dev.relevo.event.RedCaseEvent.RedCaseOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Red again within the cooling time after a case was closed. */
class CoolingTest {
    private static final Instant CLEARED = T0.plus(Duration.ofDays(1));

    @Test
    void red_again_at_the_end_of_the_cooling_time_is_the_same_case_and_a_millisecond_later_a_new_one() {
        NumberRating closed = after(redSince(T0), poll(Rating.GREEN, CLEARED));
        Instant end = CLEARED.plus(TIMES.cooling());

        RedCaseOpened same = only(observe(closed, poll(Rating.RED, end)), RedCaseOpened.class);
        RedCaseOpened other = only(observe(closed, poll(Rating.RED, end.plusMillis(1))), RedCaseOpened.class);

        assertThat(same.reopened()).isTrue();
        assertThat(same.redCase()).isEqualTo(openCase(redSince(T0)).ref());
        assertThat(other.reopened()).isFalse();
        assertThat(other.redCase().caseId()).isNotEqualTo(same.redCase().caseId());
        assertThat(other.redCase().flaggedAt()).isEqualTo(end.plusMillis(1));
    }

    @Test
    void a_person_who_reports_the_old_flag_reopens_the_case_with_its_own_flag() {
        NumberRating closed = after(redSince(T0), poll(Rating.GREEN, CLEARED));

        RedCaseOpened opened = only(
                observe(closed, person(Rating.RED, T0.plusSeconds(1), CLEARED.plusSeconds(60))), RedCaseOpened.class);

        assertThat(opened.reopened()).isTrue();
        assertThat(opened.redCase().flaggedAt()).isEqualTo(T0);
    }

    @Test
    void six_swings_in_a_minute_are_one_case_with_one_clock_and_no_event_twice() {
        NumberRating state = unseen();
        List<RatingEvent> events = new ArrayList<>();
        for (int swing = 0; swing < 6; swing++) {
            for (Observation seen : List.of(
                    poll(Rating.RED, T0.plusSeconds(10L * swing)),
                    poll(Rating.YELLOW, T0.plusSeconds(10L * swing + 5)))) {
                Judgement judgement = observe(state, seen);
                events.addAll(judgement.events());
                state = judgement.state();
            }
        }

        List<RedCaseOpened> opened = events.stream()
                .filter(RedCaseOpened.class::isInstance)
                .map(RedCaseOpened.class::cast)
                .toList();
        assertThat(opened.stream().map(RedCaseOpened::redCase).distinct()).hasSize(1);
        assertThat(opened.stream().map(RedCaseOpened::reopened)).containsExactly(false, true, true, true, true, true);
        assertThat(events.stream().filter(DeadlineNear.class::isInstance)).hasSize(1);
        assertThat(events.stream().map(event -> event.meta().eventId())).doesNotHaveDuplicates();
    }

    @Test
    void a_reopened_case_sends_the_remaining_notices_only() {
        List<Duration> sent = new ArrayList<>();
        NumberRating state = redSince(T0);
        Instant deadline = T0.plus(Duration.ofDays(7));
        for (Instant now = T0.plusSeconds(60); now.isBefore(deadline); now = now.plus(Duration.ofMinutes(30))) {
            boolean isCleared = now.equals(T0.plusSeconds(60).plus(Duration.ofHours(60)));
            boolean isRedAgain = now.equals(T0.plusSeconds(60).plus(Duration.ofHours(62)));
            if (isCleared || isRedAgain) {
                state = after(state, poll(isCleared ? Rating.GREEN : Rating.RED, now));
            }
            Judgement judgement = MACHINE.onTimer(state, QUIET, now);
            judgement
                    .events()
                    .forEach(event -> sent.add(MARKS.stream()
                            .filter(mark -> mark.compareTo(((DeadlineNear) event).remaining()) >= 0)
                            .toList()
                            .getLast()));
            state = judgement.state();
        }

        assertThat(sent).containsExactlyElementsOf(MARKS.subList(1, MARKS.size()));
    }
}
