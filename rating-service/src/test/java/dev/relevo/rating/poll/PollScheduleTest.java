package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(60);
    private static final PollSchedule FRESH = new PollSchedule(T0, 0, 0, null, false);
    private static final GraphAnswer NUMBERS = new GraphAnswer.Numbers(List.of(), null);
    private static final GraphAnswer THROTTLED = new GraphAnswer.Throttled();
    private static final GraphAnswer REFUSED = new GraphAnswer.Refused("error 190");
    private static final GraphAnswer FAILED = new GraphAnswer.Failed(GraphAnswer.Failure.UNREACHABLE, "not reached");

    @Test
    void a_successful_poll_is_followed_by_the_next_after_the_interval() {
        assertThat(FRESH.after(NUMBERS, EVERY, T0)).isEqualTo(new PollSchedule(T0.plus(EVERY), 0, 0, null, false));
    }

    @Test
    void the_rate_limit_doubles_the_backoff_up_to_15_minutes() {
        PollSchedule once = FRESH.after(THROTTLED, EVERY, T0);
        PollSchedule twice = once.after(THROTTLED, EVERY, T0);
        PollSchedule thrice = twice.after(THROTTLED, EVERY, T0);
        PollSchedule often = thrice.after(THROTTLED, EVERY, T0);

        assertThat(List.of(once, twice, thrice, often))
                .extracting(schedule -> Duration.between(T0, schedule.nextPollAt()))
                .containsExactly(
                        Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8), Duration.ofMinutes(15));
        assertThat(often.isNoticeDue()).isFalse();
        assertThat(often.after(NUMBERS, EVERY, T0)).isEqualTo(FRESH.after(NUMBERS, EVERY, T0));
    }

    @Test
    void a_refused_token_is_reported_immediately() {
        assertThat(FRESH.after(REFUSED, EVERY, T0).isNoticeDue()).isTrue();
    }

    @Test
    void an_unreachable_graph_api_is_reported_at_the_third_failure_with_the_time_of_the_first() {
        PollSchedule second = FRESH.after(FAILED, EVERY, T0).after(FAILED, EVERY, T0.plus(EVERY));
        PollSchedule third = second.after(FAILED, EVERY, T0.plus(EVERY.multipliedBy(2)));

        assertThat(second.isNoticeDue()).isFalse();
        assertThat(third.isNoticeDue()).isTrue();
        assertThat(third.failingSince()).isEqualTo(T0);
    }

    @Test
    void a_run_of_failures_is_reported_once_and_the_next_one_again() {
        PollSchedule reported = FRESH.after(REFUSED, EVERY, T0).withNoticeSent();

        assertThat(reported.after(REFUSED, EVERY, T0).isNoticeDue()).isFalse();
        assertThat(reported.after(FAILED, EVERY, T0).isNoticeDue()).isFalse();
        assertThat(reported.after(NUMBERS, EVERY, T0).after(REFUSED, EVERY, T0).isNoticeDue())
                .isTrue();
    }

    @Test
    void the_rate_limit_does_not_end_a_run_of_failures() {
        PollSchedule reported = FRESH.after(REFUSED, EVERY, T0).withNoticeSent();

        assertThat(reported.after(THROTTLED, EVERY, T0)
                        .after(REFUSED, EVERY, T0)
                        .isNoticeDue())
                .isFalse();
    }
}
