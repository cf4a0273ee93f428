package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts in a real Alertmanager. */
@QuarkusTest
@QuarkusTestResource(WebServer.class)
class AlertmanagerOutTest extends ServiceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static AlertmanagerProcess alertmanager;

    @Inject
    @All
    List<Channel> channels;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                AlertmanagerProcess.isInstalled(),
                "prometheus-alertmanager is not installed: apt-get install prometheus-alertmanager");
        alertmanager = new AlertmanagerProcess(directory);
    }

    @AfterAll
    static void stop() {
        if (AlertmanagerProcess.isInstalled()) {
            alertmanager.close();
        }
    }

    @Test
    void an_alert_is_active_there_until_it_ends_here() throws JsonProcessingException {
        operator()
                .body(Map.of(
                        "channel",
                        "alertmanager",
                        "address",
                        alertmanager.url() + "/",
                        "language",
                        "en",
                        "timeZone",
                        "UTC",
                        "phoneNumberIds",
                        List.of("8201"),
                        "secrets",
                        Map.of("authorization", "Bearer abc")))
                .put("/v1/receivers/am-1")
                .then()
                .statusCode(200);
        var events = RatingEvents.of("8201");

        send(events.opened());

        eventually().until(() -> active("8201").size() == 1);
        JsonNode alert = active("8201").getFirst();
        assertThat(alert.at("/labels/alertname").asText()).isEqualTo("red-case");
        assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
        assertThat(alert.at("/labels/relevo_alert").asText()).isEqualTo(alertId(events.opened()));
        assertThat(Instant.parse(alert.path("startsAt").asText())).isEqualTo(RatingEvents.FLAGGED);
        assertThat(Instant.parse(alert.path("endsAt").asText()))
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
        assertThat(alert.at("/annotations/deadline").asText()).isEqualTo(RatingEvents.DEADLINE.toString());
        assertThat(alert.at("/annotations/summary").asText()).contains("red");
        send(events.closed());
        eventually().until(() -> active("8201").isEmpty());
    }

    /** The severity is part of an alert's identity there. */
    @Test
    void an_alert_that_becomes_more_urgent_is_still_one_alert_and_ends_as_one() throws JsonProcessingException {
        Instant now = Instant.now();
        ToldAlert warning = told("8202", NoticeType.RED_CASE_OPENED, Severity.WARNING, now);

        assertThat(send(warning)).isInstanceOf(SendResult.Sent.class);
        eventually().until(() -> severities("8202").equals(List.of("warning")));
        assertThat(send(told("8202", NoticeType.DEADLINE_NEAR, Severity.CRITICAL, now)))
                .isInstanceOf(SendResult.Sent.class);
        eventually().until(() -> severities("8202").equals(List.of("critical")));
        assertThat(send(told("8202", NoticeType.RED_CASE_CLOSED, Severity.INFO, now)))
                .isInstanceOf(SendResult.Sent.class);
        eventually().until(() -> severities("8202").isEmpty());
    }

    @Test
    void labels_that_alertmanager_does_not_know_are_made_so() throws JsonProcessingException {
        ToldAlert alert = told("8203", NoticeType.RED_CASE_OPENED, Severity.WARNING, Instant.now());
        var labels = new TreeMap<>(alert.labels());
        labels.putAll(Map.of("7-tage.früh", "<b>\r\n", "empty", ""));

        assertThat(send(new ToldAlert(alert.alert(), 1, alert.severity(), false, true, labels, alert.notice())))
                .isInstanceOf(SendResult.Sent.class);

        JsonNode there = active("8203").getFirst();
        assertThat(there.at("/labels/_7_tage_fr_h").asText()).isEqualTo("<b>\r\n");
        assertThat(there.at("/labels/empty").isMissingNode()).isTrue();
        assertThat(there.at("/annotations/acknowledged").asText()).isEqualTo("true");
        assertThat(there.path("generatorURL").asText()).isEqualTo("https://relevo.example.org/alerts");
    }

    private static ToldAlert told(String number, NoticeType news, Severity severity, Instant now) {
        ToldAlert alert = Notifications.red(number, news, now, Duration.ofDays(1));
        return new ToldAlert(alert.alert(), 1, severity, alert.resolved(), false, alert.labels(), alert.notice());
    }

    private SendResult send(ToldAlert alert) {
        var receiver = new Receiver(
                "am-2", "alertmanager", alertmanager.url(), Language.EN, ZoneId.of("UTC"), Set.of(), Set.of());
        return channels.stream()
                .filter(channel -> channel.name().equals("alertmanager"))
                .findFirst()
                .orElseThrow()
                .send(new SendRequest.ToReceiver("key", 1, receiver, Notifications.one(alert)));
    }

    private static List<JsonNode> active(String number) throws JsonProcessingException {
        return alertmanager.active("number", number);
    }

    private static List<String> severities(String number) throws JsonProcessingException {
        return active(number).stream()
                .map(alert -> alert.at("/labels/severity").asText())
                .toList();
    }
}
