package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollPaceTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(60);
    private static final PollPace FRESH = new PollPace(T0, 0, 0, null, false);
    private static final GraphAnswer NUMBERS = new GraphAnswer.Numbers(List.of(), null);
    private static final GraphAnswer THROTTLED = new GraphAnswer.Throttled();
    private static final GraphAnswer REFUSED = new GraphAnswer.Refused("error 190");
    private static final GraphAnswer FAILED = new GraphAnswer.Failed(GraphAnswer.Failure.UNREACHABLE, "not reached");

    @Test
    void a_good_answer_is_followed_by_the_next_call_after_the_interval() {
        assertThat(FRESH.after(NUMBERS, EVERY, T0)).isEqualTo(new PollPace(T0.plus(EVERY), 0, 0, null, false));
    }

    @Test
    void being_throttled_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        PollPace once = FRESH.after(THROTTLED, EVERY, T0);
        PollPace twice = once.after(THROTTLED, EVERY, T0);
        PollPace thrice = twice.after(THROTTLED, EVERY, T0);
        PollPace often = thrice.after(THROTTLED, EVERY, T0);

        assertThat(List.of(once, twice, thrice, often))
                .extracting(pace -> Duration.between(T0, pace.nextPollAt()))
                .containsExactly(
                        Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8), Duration.ofMinutes(15));
        assertThat(often.mustTell()).isFalse();
        assertThat(often.after(NUMBERS, EVERY, T0)).isEqualTo(FRESH.after(NUMBERS, EVERY, T0));
    }

    @Test
    void a_refused_token_is_told_at_once() {
        assertThat(FRESH.after(REFUSED, EVERY, T0).mustTell()).isTrue();
    }

    @Test
    void an_unreachable_graph_is_told_at_the_third_failure_with_the_time_of_the_first() {
        PollPace second = FRESH.after(FAILED, EVERY, T0).after(FAILED, EVERY, T0.plus(EVERY));
        PollPace third = second.after(FAILED, EVERY, T0.plus(EVERY.multipliedBy(2)));

        assertThat(second.mustTell()).isFalse();
        assertThat(third.mustTell()).isTrue();
        assertThat(third.failingSince()).isEqualTo(T0);
    }

    @Test
    void a_stretch_is_told_once_and_the_next_one_again() {
        PollPace told = FRESH.after(REFUSED, EVERY, T0).withTold();

        assertThat(told.after(REFUSED, EVERY, T0).mustTell()).isFalse();
        assertThat(told.after(FAILED, EVERY, T0).mustTell()).isFalse();
        assertThat(told.after(NUMBERS, EVERY, T0).after(REFUSED, EVERY, T0).mustTell())
                .isTrue();
    }

    @Test
    void being_throttled_does_not_end_a_stretch() {
        PollPace told = FRESH.after(REFUSED, EVERY, T0).withTold();

        assertThat(told.after(THROTTLED, EVERY, T0).after(REFUSED, EVERY, T0).mustTell())
                .isFalse();
    }
}
