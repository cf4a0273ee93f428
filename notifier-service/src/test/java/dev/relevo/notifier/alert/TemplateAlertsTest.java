package dev.relevo.notifier.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AccountHealthEvent.TemplateChanged;
import dev.relevo.event.EventMeta;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateAlertsTest {
    private static final Instant T0 = Instant.parse("2026-11-15T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PAUSED", "DISABLED", "REJECTED", "LIMIT_EXCEEDED", "A_STATUS_OF_NEXT_YEAR"})
    void a_status_that_stops_a_template_opens_an_alert_and_a_usable_one_ends_it(String status) {
        var opened = only(changed("STATUS", status, false));

        assertThat(opened).isInstanceOf(AlertChange.Open.class);
        assertThat(opened.notice().news()).isEqualTo(NoticeType.TEMPLATE_UNUSABLE);
        for (var end : List.of(changed("STATUS", "APPROVED", true), changed("CATEGORY", "MARKETING", true))) {
            assertThat(only(end)).isInstanceOf(AlertChange.Resolve.class);
            assertThat(only(end).alert()).isEqualTo(opened.alert());
        }
    }

    @Test
    void red_quality_is_an_alert_of_its_own_that_another_quality_ends() {
        var red = only(changed("QUALITY", "RED", true));
        var yellow = only(changed("QUALITY", "YELLOW", true));

        assertThat(red).isInstanceOf(AlertChange.Open.class);
        assertThat(yellow).isInstanceOf(AlertChange.Resolve.class);
        assertThat(yellow.alert()).isEqualTo(red.alert());
        assertThat(only(changed("STATUS", "APPROVED", true)).alert()).isNotEqualTo(red.alert());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "IN_APPEAL"})
    void a_template_under_examination_neither_opens_nor_ends_an_alert(String status) {
        assertThat(TemplateAlerts.changesFor(changed("STATUS", status, false))).isEmpty();
        assertThat(TemplateAlerts.changesFor(changed("CATEGORY", "MARKETING", false)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETED", "PENDING_DELETION", "ARCHIVED"})
    void the_removal_of_a_template_ends_both_of_its_alerts(String status) {
        assertThat(TemplateAlerts.changesFor(changed("STATUS", status, false)))
                .allSatisfy(change -> assertThat(change).isInstanceOf(AlertChange.Resolve.class))
                .extracting(AlertChange::alert)
                .containsExactly(
                        only(changed("STATUS", "PAUSED", false)).alert(),
                        only(changed("QUALITY", "RED", true)).alert());
    }

    @Test
    void a_template_without_a_name_is_named_by_its_id() {
        assertThat(only(changed("STATUS", "PAUSED", false)).notice().fact(Fact.TEMPLATE))
                .contains("1689556908129832");
    }

    private static AlertChange only(TemplateChanged changed) {
        List<AlertChange> changes = TemplateAlerts.changesFor(changed);
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private static TemplateChanged changed(String what, String current, boolean usable) {
        return new TemplateChanged(
                EventMeta.now("e", T0),
                "102290129340398",
                "1689556908129832",
                null,
                null,
                what,
                null,
                current,
                null,
                null,
                usable);
    }
}
