package dev.relevo.notifier;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an alert would go. */
@QuarkusTest
class ExplainTest extends RoutedTest {
    @Test
    void without_a_tree_each_receiver_is_a_route_with_its_own_filters() {
        operator().get("/v1/routes").then().statusCode(404).contentType("application/problem+json");

        explain(Map.of("alertname", "red-case", "number", "8001", "account", "a"))
                .body("source", equalTo("RECEIVERS"))
                .body("matches.receiver", hasItem("routes-day"))
                .body("matches.receiver", not(hasItem("routes-night")))
                .body("matches.find { it.receiver == 'routes-day' }.groupWait", equalTo("PT0S"))
                .body(
                        "matches.find { it.receiver == 'routes-day' }.group",
                        equalTo(Map.of("alertname", "red-case", "account", "a")));
        // An alert of an account has no number, and matches any list of numbers.
        explain(Map.of("alertname", "account-notice")).body("matches.receiver", hasItems("routes-day", "routes-night"));
    }

    @Test
    void a_step_of_a_rotation_names_who_is_on_duty_then() {
        put(TREE).statusCode(200);

        // The second week, before and after the handover at nine in Madrid.
        explain(Map.of("severity", "critical"), "2026-01-12T07:59:59Z")
                .body("matches[0].receiver", equalTo("routes-day"));
        explain(Map.of("severity", "critical"), "2026-01-12T08:00:00Z")
                .body("matches[0].receiver", equalTo("routes-night"))
                .body("matches[0].steps.rotation", contains("week", null))
                .body("matches[0].steps.after", contains("PT0S", "PT15M"))
                .body("matches[0].groupWait", equalTo("PT0S"));
    }

    @Test
    void a_mute_route_and_an_inhibited_alert_say_why() {
        put(TREE).statusCode(200);

        explain(Map.of("severity", "critical"), "2026-01-12T05:59:59Z")
                .body("told", equalTo(false))
                .body("matches[0].mutedBy.key", equalTo("mute_time_intervals"))
                .body("matches[0].mutedBy.interval", equalTo("night"));
        operator()
                .body("""
                        {"labels": {"alertname": "near", "number": "1"}, "firing": [{"alertname": "limit", "number": "1"}]}""")
                .post("/v1/routes/explain")
                .then()
                .statusCode(200)
                .body("told", equalTo(false))
                .body("inhibitedBy.rule", equalTo("inhibit_rules[0]"))
                .body("inhibitedBy.source.alertname", equalTo("limit"));
        explain(Map.of("alertname", "near", "number", "1"))
                .body("told", equalTo(true))
                .body("inhibitedBy", nullValue());
    }

    @Test
    void an_open_alert_inhibits_until_it_ends() {
        put(TREE.replace("alertname=limit", "alertname=red-case")).statusCode(200);
        Map<String, String> labels = Map.of("alertname", "near", "number", "8001");
        var number = RatingEvents.of("8001");
        send(number.opened());
        eventually().untilAsserted(() -> explain(labels).body("inhibitedBy.source.number", equalTo("8001")));

        send(number.closed());

        eventually().untilAsserted(() -> explain(labels).body("inhibitedBy", nullValue()));
    }

    @Test
    void a_receiver_that_was_deleted_is_shown_as_unknown() {
        put(TREE).statusCode(200);
        sql("DELETE FROM receiver WHERE name = 'routes-day'");

        explain(Map.of("severity", "info"))
                .body("told", equalTo(false))
                .body("matches[0].steps[0].known", equalTo(false))
                .body("matches[0].receiver", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"labels\": {\"a\": null}}",
                "{\"labels\": {\"\": \"x\"}}",
                "{\"labels\": {}, \"firing\": [null]}",
                "{\"labels\": 7}"
            })
    void an_invalid_question_gets_400(String body) {
        operator().body(body).post("/v1/routes/explain").then().statusCode(400);
    }
}
