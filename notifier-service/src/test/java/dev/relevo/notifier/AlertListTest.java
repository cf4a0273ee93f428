package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.event.Topics;
import dev.relevo.notifier.alert.store.AlertStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertListTest extends ServiceTest {
    @Inject
    AlertStore alerts;

    @Test
    void each_reminder_is_told_once_also_when_it_is_delivered_again_in_another_event() {
        var number = RatingEvents.of("6601");
        String alert = alertId(number.opened());
        send(number.opened());
        List<Duration> reminders = Stream.concat(
                        Stream.of(5, 3, 2, 1).map(Duration::ofDays),
                        Stream.of(12, 4, 1).map(Duration::ofHours))
                .toList();
        reminders.forEach(left -> send(number.deadlineNear(left, false)));
        eventually().until(() -> revision(alert).equals("8"));

        reminders.forEach(left -> send(number.deadlineNear(left, true)));
        send(number.limitImposed());

        eventually().until(() -> summary(alert).contains("limit imposed"));
        assertThat(revision(alert)).isEqualTo("9");
        operator()
                .get("/v1/alerts/" + alert)
                .then()
                .statusCode(200)
                .body("severity", equalTo("critical"))
                .body("history", hasSize(9))
                .body("history[0].change", equalTo("opened"))
                .body("history[8].change", equalTo("updated"));
    }

    @Test
    void an_alert_has_the_account_of_its_number_until_the_number_is_removed() {
        var number = RatingEvents.of("6602");
        send(Topics.NUMBER_STATES, state("6602", "waba-62", "portfolio-62"));
        eventually().until(() -> account("6602").equals("waba-62"));

        send(number.opened());

        String alert = alertId(number.opened());
        eventually().until(() -> revision(alert).equals("1"));
        operator()
                .get("/v1/alerts?cursor=&account=waba-62")
                .then()
                .statusCode(200)
                .body("items.id", contains(alert))
                .body("items[0].labels.portfolio", equalTo("portfolio-62"))
                .body("items[0].labels.number", equalTo("6602"));
        sendRaw(Topics.NUMBER_STATES, "6602", null);
        eventually().until(() -> account("6602").equals("none"));
    }

    @Test
    void alerts_are_listed_page_by_page_and_by_filter() {
        var number = RatingEvents.of("6603");
        send(number.opened());
        send(number.pathMissing("a", "no phone"));
        send(number.pollFailing());
        eventually().until(() -> value("SELECT count(*) FROM alert WHERE phone_number_id = ?", "6603")
                .equals("3"));

        var first =
                operator().get("/v1/alerts?cursor=&limit=2&number=6603").then().body("items", hasSize(2));
        String next = first.extract().path("next");
        operator()
                .get("/v1/alerts?number=6603&limit=2&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("next")));
        operator()
                .get("/v1/alerts?limit=2&number=6603")
                .then()
                .header("Link", containsString("rel=\"next\""))
                .body("$", hasSize(2));
        operator()
                .queryParam("q", "turned nothing")
                .get("/v1/alerts?cursor=&number=6603&severity=critical&kind=red-case&state=open")
                .then()
                .body("items", empty());
        operator()
                .queryParam("q", "RED case")
                .get("/v1/alerts?cursor=&number=6603&severity=critical&kind=red-case")
                .then()
                .body("items", hasSize(1));
        for (String wrong : List.of("severity=bad", "kind=bad", "cursor=bad", "stale=bad", "state=bad")) {
            operator().get("/v1/alerts?" + wrong).then().statusCode(400).body("detail", containsString("expected"));
        }
    }

    @Test
    void many_alerts_are_acknowledged_with_a_note_and_each_is_answered() {
        var number = RatingEvents.of("6604");
        String red = alertId(number.opened());
        String path = alertId(number.pathMissing("a", "no phone"));
        send(number.opened());
        send(number.pathMissing("a", "no phone"));
        eventually().until(() -> revision(path).equals("1"));

        operator()
                .body(Map.of("note", "called the owner"))
                .post("/v1/alerts/" + red + "/acknowledge")
                .then()
                .statusCode(200)
                .body("acknowledgedBy", equalTo("olga"))
                .body("acknowledgedNote", equalTo("called the owner"));
        operator()
                .body(Map.of("ids", List.of(path, red, "none"), "note", "known"))
                .post("/v1/alerts/acknowledge")
                .then()
                .statusCode(200)
                .body("items.result", contains("acknowledged", "already-acknowledged", "unknown"));
        operator()
                .get("/v1/alerts/" + red)
                .then()
                .body("history.note", hasItem("called the owner"))
                .body("history.by", hasItem("olga"));
        operator()
                .body(Map.of("filter", Map.of("number", "6604")))
                .post("/v1/alerts/acknowledge")
                .then()
                .body("items", empty());
        operator().body("{}").post("/v1/alerts/acknowledge").then().statusCode(400);
    }

    @Test
    void what_nothing_confirms_is_stale_and_what_ended_long_ago_is_deleted_with_its_history() {
        var number = RatingEvents.of("6605");
        String alert = alertId(number.opened());
        send(number.opened());
        eventually().until(() -> revision(alert).equals("1"));
        operator().get("/v1/alerts?cursor=&stale=true&number=6605").then().body("items", empty());

        sql("UPDATE alert SET confirmed_at = confirmed_at - interval '7 days 1 second' WHERE id = ?", alert);

        operator()
                .get("/v1/alerts?cursor=&stale=true&number=6605")
                .then()
                .body("items.stale", contains(true))
                .body("items.state", contains("OPEN"));
        alerts.purge(Instant.now().plusSeconds(60));
        assertThat(revision(alert)).isEqualTo("1");
        send(number.closed());
        eventually().until(() -> revision(alert).equals("2"));
        sql("UPDATE alert SET resolved_at = resolved_at - interval '400 days' WHERE id = ?", alert);
        alerts.purge(Instant.now().minus(Duration.ofDays(399)));
        assertThat(revision(alert)).isEqualTo("none");
        assertThat(value("SELECT count(*) FROM alert_history WHERE alert_id = ?", alert))
                .isEqualTo("0");
    }

    private String revision(String alert) {
        return value("SELECT revision FROM alert WHERE id = ?", alert);
    }

    private String summary(String alert) {
        return value("SELECT summary FROM alert WHERE id = ?", alert);
    }

    private String account(String number) {
        return value("SELECT account FROM number_labels WHERE phone_number_id = ?", number);
    }

    private static NumberState state(String number, String wabaId, String portfolio) {
        return new NumberState(
                EventMeta.now("state-" + number, Instant.now()),
                new PhoneNumberId(number),
                null,
                Rating.RED,
                null,
                null,
                null,
                true,
                new NumberState.Permit(true, List.of(), null, null, null, null),
                null,
                null,
                null,
                null,
                wabaId,
                portfolio);
    }
}
