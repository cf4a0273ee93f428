package dev.relevo.notifier.channel.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.notifier.Notifications;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.channel.pagerduty.PagerDutyEvent.Action;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.text.NoticeText;
import dev.relevo.notifier.text.NotificationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagerDutyEventTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @Test
    void the_incident_of_a_group_has_one_key() {
        assertThat(event(Notifications.redNumbers(1, NOW)).path("dedup_key").asText())
                .isEqualTo("group-1");
        assertThat(event(Notifications.redNumbers(5_000, NOW)).path("dedup_key").asText())
                .isEqualTo("group-1");
    }

    @Test
    void an_event_says_what_where_and_how_urgent() {
        JsonNode event = event(Notifications.redNumbers(1, NOW));

        assertThat(event.at("/payload/summary").asText()).isEqualTo("headline");
        assertThat(event.at("/payload/source").asText()).isEqualTo("3001110000");
        assertThat(event.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(event.at("/payload/timestamp").asText()).isEqualTo("2026-11-23T14:00:00Z");
        assertThat(event.at("/payload/class").asText()).isEqualTo("red-case");
        assertThat(event.at("/payload/custom_details/text/0").asText()).isEqualTo("do this");
        assertThat(event.at("/links/0/href").asText()).isEqualTo("https://relevo.example.org/alerts");
        assertThat(event.path("routing_key").asText()).isEqualTo("key");
    }

    @Test
    void it_is_acknowledged_when_every_open_alert_is_and_resolved_when_none_is_open() {
        ToldAlert open = Notifications.red("3001", NoticeType.RED_CASE_OPENED, NOW, Duration.ofDays(1));
        ToldAlert closed = Notifications.red("3002", NoticeType.RED_CASE_CLOSED, NOW, Duration.ofDays(1));
        ToldAlert acknowledged = acknowledged(open);

        assertThat(Action.of(Notifications.group(List.of(open, acknowledged), 2, 0, null)))
                .isEqualTo(Action.TRIGGER);
        assertThat(Action.of(Notifications.group(List.of(acknowledged, closed), 1, 1, null)))
                .isEqualTo(Action.ACKNOWLEDGE);
        assertThat(Action.of(Notifications.group(List.of(acknowledged), 2, 0, null)))
                .isEqualTo(Action.TRIGGER);
        assertThat(Action.of(Notifications.group(List.of(closed), 0, 1, null))).isEqualTo(Action.RESOLVE);
    }

    private static ToldAlert acknowledged(ToldAlert alert) {
        return new ToldAlert(alert.alert(), 1, alert.severity(), false, true, alert.labels(), alert.notice());
    }

    private static JsonNode event(Notification notification) {
        var first = new NoticeText("en", "headline", List.of(), List.of("do this"), "Details", List.of(), "footer");
        var open = new NotificationText.Button("Open", "https://relevo.example.org/alerts");
        var text = new NotificationText(
                "en", "headline", "critical", first, List.of("a", "b", "c"), List.of(), "", open, List.of(), "footer");
        return PagerDutyEvent.of(notification, text, "key");
    }
}
