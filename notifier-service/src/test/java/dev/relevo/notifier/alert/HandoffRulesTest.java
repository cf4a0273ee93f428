package dev.relevo.notifier.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.event.HandoffEvent;
import dev.relevo.notifier.Breaches;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandoffRulesTest {
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
        Instant dayAgo = NOW.minus(HandoffRules.quietPeriod(AlertKind.POLICY_BREACH));

        assertThat(HandoffRules.changesFor(breaches.breach("a", dayAgo), NOW)).isEmpty();
        assertThat(HandoffRules.changesFor(breaches.breach("a", dayAgo.plusMillis(1)), NOW))
                .singleElement()
                .isInstanceOf(AlertChange.Recur.class);
    }

    @Test
    void each_loss_of_people_is_one_alert_of_its_number_or_queue_without_a_person() {
        var number = new Breaches("1001");

        assertThat(kind(number.expired(NOW))).isEqualTo("handoff-expired");
        assertThat(kind(number.failed("action-1", NOW))).isEqualTo("message-failed");
        assertThat(kind(number.failed(null, NOW))).isEqualTo("undelivered");
        assertThat(kind(number.overflowed("night", NOW))).isEqualTo("queue-overflow");
        assertThat(HandoffRules.changesFor(number.overflowed("night", NOW), NOW)
                        .getFirst()
                        .alert())
                .isEqualTo(HandoffRules.changesFor(new Breaches("1002").overflowed("night", NOW), NOW)
                        .getFirst()
                        .alert());
        assertThat(HandoffRules.changesFor(number.failed(null, NOW), NOW).toString())
                .doesNotContain("57300");
    }

    @Test
    void each_alert_of_handoffs_has_an_end_of_its_own_after_its_quiet_period() {
        assertThat(HandoffRules.kindsThatEndQuietly()).hasSize(5).allSatisfy(kind -> {
            var alert = new AlertRef("a", kind.word(), null);
            Notice last = recur(new Breaches("1001"), NOW).notice();
            assertThat(HandoffRules.ended(alert, last, NOW)).isPresent();
            assertThat(HandoffRules.quietPeriod(kind)).isPositive();
        });
    }

    private static String kind(HandoffEvent event) {
        return HandoffRules.changesFor(event, NOW).getFirst().alert().kind();
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
        return AlertDecision.of(state, last, false, recur(new Breaches("1001"), at));
    }

    private static AlertChange.Recur recur(Breaches breaches, Instant at) {
        return (AlertChange.Recur)
                HandoffRules.changesFor(breaches.breach("a", at), at).getFirst();
    }
}
