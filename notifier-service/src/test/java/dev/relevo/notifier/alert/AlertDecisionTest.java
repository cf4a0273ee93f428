package dev.relevo.notifier.alert;

import static dev.relevo.notifier.alert.AlertDecision.OPENED;
import static dev.relevo.notifier.alert.AlertDecision.RESOLVED;
import static dev.relevo.notifier.alert.AlertDecision.SILENT;
import static dev.relevo.notifier.alert.AlertDecision.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.notifier.RatingEvents;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertDecisionTest {
    private static final AlertRef ALERT = new AlertRef("a", "red-case", null);
    private static final Notice FIRST = notice("first");
    private static final Notice SECOND = notice("second");

    @Test
    void a_problem_opens_an_alert_once_and_then_only_new_facts_update_it() {
        var open = new AlertChange.Open(ALERT, SECOND);

        assertThat(decide(null, null, open)).isEqualTo(OPENED);
        assertThat(decide(AlertState.OPEN, FIRST, open)).isEqualTo(UPDATED);
        assertThat(decide(AlertState.ACKNOWLEDGED, FIRST, open)).isEqualTo(UPDATED);
        assertThat(decide(AlertState.OPEN, SECOND, open)).isEqualTo(SILENT);
        assertThat(decide(AlertState.RESOLVED, SECOND, open)).isEqualTo(OPENED);
    }

    @Test
    void an_update_opens_an_unknown_alert_but_not_a_resolved_one() {
        var update = new AlertChange.Update(ALERT, SECOND);

        assertThat(decide(null, null, update)).isEqualTo(OPENED);
        assertThat(decide(AlertState.OPEN, FIRST, update)).isEqualTo(UPDATED);
        assertThat(decide(AlertState.OPEN, SECOND, update)).isEqualTo(SILENT);
        assertThat(decide(AlertState.RESOLVED, FIRST, update)).isEqualTo(SILENT);
    }

    @Test
    void only_an_open_alert_can_be_resolved() {
        var resolve = new AlertChange.Resolve(ALERT, SECOND);

        assertThat(decide(AlertState.OPEN, FIRST, resolve)).isEqualTo(RESOLVED);
        assertThat(decide(AlertState.ACKNOWLEDGED, FIRST, resolve)).isEqualTo(RESOLVED);
        assertThat(decide(AlertState.RESOLVED, FIRST, resolve)).isEqualTo(SILENT);
        assertThat(decide(null, null, resolve)).isEqualTo(SILENT);
    }

    @Test
    void the_same_reminder_at_another_time_or_in_other_words_is_silent() {
        Notice told = near(Duration.ofDays(3), false);
        var again = new AlertChange.Update(ALERT, near(Duration.ofDays(3), true).details(List.of("other words")));
        var next = new AlertChange.Update(ALERT, near(Duration.ofDays(2), false));

        assertThat(decide(AlertState.OPEN, told, again)).isEqualTo(SILENT);
        assertThat(decide(AlertState.OPEN, told, next)).isEqualTo(UPDATED);
        assertThat(AlertDecision.of(AlertState.OPEN, FIRST, true, again)).isEqualTo(SILENT);
        assertThat(AlertDecision.of(AlertState.OPEN, FIRST, false, again)).isEqualTo(UPDATED);
    }

    @Test
    void a_state_that_comes_back_is_told_again() {
        assertThat(AlertDecision.of(AlertState.OPEN, FIRST, true, new AlertChange.Open(ALERT, SECOND)))
                .isEqualTo(UPDATED);
    }

    @Test
    void a_reminder_of_a_corrected_deadline_is_another_step() {
        Notice told = near(Duration.ofDays(3), false);

        assertThat(Step.of(told).key()).isEqualTo("deadline-near/PT72H/2026-11-29T14:00:00Z");
        assertThat(Step.of(told.deadline(RatingEvents.DEADLINE.plusSeconds(1)))).isNotEqualTo(Step.of(told));
    }

    private static Notice near(Duration remaining, boolean late) {
        return AlertRules.changesFor(RatingEvents.of("1001").deadlineNear(remaining, late))
                .getFirst()
                .notice();
    }

    private static AlertDecision decide(@Nullable AlertState state, @Nullable Notice last, AlertChange change) {
        return AlertDecision.of(state, last, false, change);
    }

    private static Notice notice(String detail) {
        return new Notice(
                NoticeType.PATH_MISSING,
                RatingEvents.of("1001").number(),
                RatingEvents.FLAGGED,
                null,
                null,
                List.of(detail),
                null);
    }
}
