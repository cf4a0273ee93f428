package dev.relevo.notifier.alert;

import static dev.relevo.event.QualityEvent.RatingObserved.Source.POLL;
import static dev.relevo.event.QualityEvent.RatingObserved.Source.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.event.PathKind;
import dev.relevo.event.RatingEvent;
import dev.relevo.notifier.RatingEvents;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final RatingEvents NUMBER = RatingEvents.of("1001");

    @Test
    void a_red_case_opens_updates_and_resolves_one_alert() {
        var opened = (AlertChange.Open) AlertRules.changeFor(NUMBER.opened());
        var near = (AlertChange.Update) AlertRules.changeFor(NUMBER.deadlineNear());
        var closed = (AlertChange.Resolve) AlertRules.changeFor(NUMBER.closed());

        assertThat(near.alert()).isEqualTo(opened.alert());
        assertThat(closed.alert()).isEqualTo(opened.alert());
        assertThat(opened.alert().kind()).isEqualTo("red-case");
        assertThat(opened.notice().deadline()).isEqualTo(RatingEvents.DEADLINE);
        assertThat(closed.notice().deadline()).isNull();
    }

    @Test
    void another_number_is_another_alert() {
        assertThat(alert(RatingEvents.of("1002").opened())).isNotEqualTo(alert(NUMBER.opened()));
    }

    @Test
    void each_kind_of_problem_is_its_own_alert() {
        assertThat(alert(NUMBER.pathMissing("a", "no phone"))).isNotEqualTo(alert(NUMBER.pollFailing()));
        assertThat(alert(NUMBER.probeFailed(PathKind.PHONE))).isNotEqualTo(alert(NUMBER.probeFailed(PathKind.EMAIL)));
    }

    @Test
    void the_same_problem_in_another_event_is_the_same_alert() {
        assertThat(alert(NUMBER.pathMissing("a", "no phone"))).isEqualTo(alert(NUMBER.pathMissing("b", "no form")));
    }

    @Test
    void a_rating_read_by_polling_resolves_poll_failing_and_one_from_a_webhook_does_not() {
        var polled = (AlertChange.Resolve) AlertRules.changeFor(NUMBER.changed(POLL));

        assertThat(polled.alert()).isEqualTo(alert(NUMBER.pollFailing()));
        assertThat(AlertRules.changeFor(NUMBER.changed(WEBHOOK))).isEqualTo(new AlertChange.Ignore());
    }

    private static AlertRef alert(RatingEvent event) {
        return ((AlertChange.Open) AlertRules.changeFor(event)).alert();
    }
}
