package dev.relevo.notifier.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.Breaches;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreachRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");

    @Test
    void all_breaches_of_a_number_are_one_alert_and_those_of_another_number_are_another() {
        var first = recur(new Breaches("1001"), NOW);
        var second = recur(new Breaches("1001"), NOW.minusSeconds(60));

        assertThat(second.alert()).isEqualTo(first.alert());
        assertThat(first.alert().kind()).isEqualTo("policy-breach");
        assertThat(recur(new Breaches("1002"), NOW).alert()).isNotEqualTo(first.alert());
    }

    @Test
    void a_breach_of_a_day_ago_is_ignored_and_one_a_millisecond_younger_is_not() {
        var breaches = new Breaches("1001");
        Instant dayAgo = NOW.minus(BreachRules.QUIET_PERIOD);

        assertThat(BreachRules.changesFor(breaches.breach("a", dayAgo), NOW)).isEmpty();
        assertThat(BreachRules.changesFor(breaches.breach("a", dayAgo.plusMillis(1)), NOW))
                .singleElement()
                .isInstanceOf(AlertChange.Recur.class);
    }

    @Test
    void other_handoff_events_change_no_alert() {
        assertThat(BreachRules.changesFor(new Breaches("1001").expired(NOW), NOW))
                .isEmpty();
    }

    @Test
    void a_problem_that_continues_is_reported_again_after_the_repeat_interval_and_not_a_millisecond_earlier() {
        Notice last = recur(new Breaches("1001"), NOW).notice();
        Instant again = NOW.plus(AlertDecision.REPEAT_INTERVAL);

        assertThat(decide(AlertState.OPEN, last, again.minusMillis(1))).isEqualTo(AlertDecision.SILENT);
        assertThat(decide(AlertState.OPEN, last, again)).isEqualTo(AlertDecision.UPDATED);
        assertThat(decide(AlertState.OPEN, last, NOW.minus(Duration.ofHours(5))))
                .isEqualTo(AlertDecision.SILENT);
        assertThat(decide(AlertState.RESOLVED, last, NOW)).isEqualTo(AlertDecision.OPENED);
    }

    private static AlertDecision decide(AlertState state, Notice last, Instant at) {
        return AlertDecision.of(state, last, recur(new Breaches("1001"), at));
    }

    private static AlertChange.Recur recur(Breaches breaches, Instant at) {
        return (AlertChange.Recur)
                BreachRules.changesFor(breaches.breach("a", at), at).getFirst();
    }
}
