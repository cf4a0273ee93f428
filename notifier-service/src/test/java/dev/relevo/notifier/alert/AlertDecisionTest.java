package dev.relevo.notifier.alert;

import static dev.relevo.notifier.alert.AlertDecision.OPENED;
import static dev.relevo.notifier.alert.AlertDecision.RESOLVED;
import static dev.relevo.notifier.alert.AlertDecision.SILENT;
import static dev.relevo.notifier.alert.AlertDecision.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.notifier.RatingEvents;
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
    void the_same_facts_at_another_time_are_the_same_content() {
        var later = new Notice(
                FIRST.news(), FIRST.number(), RatingEvents.DEADLINE, null, null, FIRST.details(), FIRST.facts());

        assertThat(FIRST.hasSameContent(later)).isTrue();
        assertThat(FIRST.hasSameContent(SECOND)).isFalse();
    }

    private static AlertDecision decide(@Nullable AlertState state, @Nullable Notice last, AlertChange change) {
        return AlertDecision.of(state, last, change);
    }

    private static Notice notice(String detail) {
        return new Notice(
                NoticeType.RED_CASE_OPENED,
                RatingEvents.of("1001").number(),
                RatingEvents.FLAGGED,
                null,
                null,
                List.of(detail),
                null);
    }
}
