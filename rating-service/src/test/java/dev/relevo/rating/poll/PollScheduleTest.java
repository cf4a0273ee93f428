package dev.relevo.rating.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.rating.poll.PollSchedule.Polled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(60);
    private static final Duration MAX_AGE = Duration.ofMinutes(3);
    private static final Cadence CADENCE = new Cadence(EVERY, MAX_AGE);
    private static final CallBudget UNUSED = new CallBudget(200, 0, T0);
    private static final PollSchedule FRESH = new PollSchedule(T0, Trouble.NONE, UNUSED, 1, null, null);
    private static final GraphAnswer NUMBERS = new GraphAnswer.Numbers(List.of(), null);
    private static final GraphAnswer THROTTLED = new GraphAnswer.Throttled(Duration.ZERO);

    @Test
    void a_successful_poll_is_followed_by_the_next_after_the_interval_and_its_jitter() {
        assertThat(wait(FRESH.after(polled(NUMBERS), CADENCE, 1, T0))).isEqualTo(EVERY);
        assertThat(wait(FRESH.after(polled(NUMBERS), CADENCE, 1.1, T0))).isEqualTo(Duration.ofSeconds(66));
    }

    @Test
    void an_account_without_a_change_for_a_day_is_polled_less_often_but_twice_within_the_promised_age() {
        Instant day = T0.plus(Cadence.QUIET_AFTER);
        PollSchedule changed = new PollSchedule(T0, Trouble.NONE, UNUSED, 1, T0, null);

        assertThat(Duration.between(day.minusMillis(1), next(changed, day.minusMillis(1))))
                .isEqualTo(EVERY);
        assertThat(Duration.between(day, next(changed, day))).isEqualTo(MAX_AGE.dividedBy(2));
    }

    @Test
    void a_change_ends_the_quiet() {
        Instant day = T0.plus(Cadence.QUIET_AFTER);
        PollSchedule quiet = new PollSchedule(T0, Trouble.NONE, UNUSED, 1, T0, null);

        PollSchedule after = quiet.after(new Polled(NUMBERS, 1, true), CADENCE, 1, day);

        assertThat(after.changedAt()).isEqualTo(day);
        assertThat(Duration.between(day, after.nextPollAt())).isEqualTo(EVERY);
    }

    @Test
    void an_interval_longer_than_the_promised_age_is_cut() {
        Cadence slow = new Cadence(Duration.ofMinutes(10), MAX_AGE);

        assertThat(wait(FRESH.after(polled(NUMBERS), slow, 1, T0))).isEqualTo(MAX_AGE.dividedBy(2));
    }

    @Test
    void a_suspicion_polls_at_once_and_faster_until_it_ends() {
        PollSchedule waiting = FRESH.after(polled(NUMBERS), CADENCE, 1, T0);

        PollSchedule suspected = waiting.suspected(T0.plusSeconds(5));

        assertThat(suspected.nextPollAt()).isEqualTo(T0.plusSeconds(5));
        Instant end = T0.plusSeconds(5).plus(Cadence.SUSPICION);
        Instant before = end.minusMillis(1);
        assertThat(Duration.between(before, next(suspected, before))).isEqualTo(Duration.ofSeconds(20));
        assertThat(Duration.between(end, next(suspected, end))).isEqualTo(EVERY);
    }

    @Test
    void a_suspicion_does_not_shorten_a_backoff() {
        PollSchedule throttled = FRESH.after(polled(THROTTLED), CADENCE, 1, T0);

        assertThat(throttled.suspected(T0.plusSeconds(5)).nextPollAt()).isEqualTo(throttled.nextPollAt());
    }

    @Test
    void no_hour_has_more_calls_than_the_budget_however_suspicious_the_account() {
        PollSchedule schedule = FRESH;
        int[] perMinute = new int[180];
        Instant now = T0;
        while (now.isBefore(T0.plus(Duration.ofHours(3)))) {
            perMinute[(int) Duration.between(T0, now).toMinutes()] += 3;
            schedule = schedule.after(new Polled(NUMBERS, 3, false), CADENCE, 1, now)
                    .suspected(now.plusSeconds(1));
            now = schedule.nextPollAt();
        }

        int most = 0;
        for (int from = 0; from <= 120; from++) {
            int calls = 0;
            for (int minute = from; minute < from + 60; minute++) {
                calls += perMinute[minute];
            }
            most = Math.max(most, calls);
        }
        assertThat(most).isBetween(190, 203);
    }

    @Test
    void five_hundred_numbers_of_one_account_are_polled_within_the_promised_age_and_the_budget() {
        PollSchedule schedule = new PollSchedule(T0, Trouble.NONE, new CallBudget(200, 0, T0), 5, T0, null);
        Instant now = T0;
        for (int poll = 0; poll < 50; poll++) {
            schedule = schedule.after(new Polled(NUMBERS, 5, false), CADENCE, 1.1, now);
            assertThat(Duration.between(now, schedule.nextPollAt())).isLessThan(MAX_AGE);
            now = schedule.nextPollAt();
        }

        assertThat(now).isAfter(T0.plus(Duration.ofMinutes(80)));
    }

    @Test
    void the_rate_limit_doubles_the_backoff_up_to_15_minutes() {
        List<PollSchedule> rows = Stream.iterate(
                        FRESH.after(polled(THROTTLED), CADENCE, 1, T0),
                        schedule -> schedule.after(polled(THROTTLED), CADENCE, 1, T0))
                .limit(4)
                .toList();

        assertThat(rows)
                .extracting(PollScheduleTest::wait)
                .containsExactly(
                        Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8), Duration.ofMinutes(15));
        assertThat(rows.getLast().after(polled(NUMBERS), CADENCE, 1, T0).trouble())
                .isEqualTo(Trouble.NONE);
    }

    @Test
    void the_wait_that_whatsapp_asks_for_is_kept_with_any_jitter_and_bounded_by_an_hour() {
        var asked = new GraphAnswer.Throttled(Duration.ofMinutes(20));
        var absurd = new GraphAnswer.Throttled(Duration.ofDays(2));

        assertThat(wait(FRESH.after(polled(asked), CADENCE, 0.9, T0))).isEqualTo(Duration.ofMinutes(20));
        assertThat(wait(FRESH.after(polled(absurd), CADENCE, 1, T0))).isEqualTo(Duration.ofHours(1));
    }

    private static Polled polled(GraphAnswer answer) {
        return new Polled(answer, 1, false);
    }

    private static Instant next(PollSchedule schedule, Instant now) {
        return next(schedule, now, 1);
    }

    private static Instant next(PollSchedule schedule, Instant now, int calls) {
        return schedule.after(new Polled(NUMBERS, calls, false), CADENCE, 1, now)
                .nextPollAt();
    }

    private static Duration wait(PollSchedule schedule) {
        return Duration.between(T0, schedule.nextPollAt());
    }
}
