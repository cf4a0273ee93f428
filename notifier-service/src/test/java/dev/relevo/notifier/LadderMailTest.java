package dev.relevo.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ladders, reminders and silences, as mails that a real SMTP server received. Time passes by changes of rows, not by waiting. */
@QuarkusTest
class LadderMailTest extends ServiceTest {
    private static final String TREE = """
            route:
              receiver: ladder-team
              group_by: ['...']
              group_wait: 0s
              routes:
                - matchers: ['number =~ "790.."']
                  repeat_interval: 2h
                  ladder:
                    - receiver: ladder-ana
                    - receiver: ladder-ben
                      after: 15m
                    - receiver: ladder-eva
                      after: 1h
                - matchers: ['number =~ "791.."']
                  receiver: ladder-ana
                  mute_time_intervals: [always]
            time_intervals:
              - name: always
                time_intervals:
                  - times: [{start_time: "00:00", end_time: "24:00"}]
            """;

    @BeforeEach
    void a_tree() {
        for (String name : List.of("ladder-team", "ladder-ana", "ladder-ben", "ladder-eva")) {
            receiver(name, "email", "en", "UTC", "79999");
        }
        given().header("Authorization", "Bearer " + Keys.OPERATOR)
                .header("If-None-Match", "*")
                .contentType("application/yaml")
                .body(TREE.getBytes(StandardCharsets.UTF_8))
                .put("/v1/routes")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void no_tree() {
        operator().header("If-Match", "*").delete("/v1/routes").then().statusCode(200);
        sql("DELETE FROM receiver WHERE name LIKE 'ladder-%'");
        sql("DELETE FROM alert_group WHERE receiver LIKE 'ladder-%'");
    }

    @Test
    void the_next_step_is_told_what_nobody_acknowledged_and_later_its_end() {
        var number = RatingEvents.of("79001");
        send(number.opened());
        eventually().until(() -> subjects("ladder-ana", "79001").size() == 1);
        assertThat(subjects("ladder-ben", "79001")).isEmpty();
        assertThat(Duration.between(Instant.now(), escalateAt("ladder-ana", "79001")))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));

        theStepIsDue("ladder-ana", "79001");

        eventually().until(() -> subjects("ladder-ben", "79001").size() == 1);
        theStepIsDue("ladder-ben", "79001");
        eventually().until(() -> subjects("ladder-eva", "79001").size() == 1);
        assertThat(subjects("ladder-ana", "79001")).hasSize(1);

        send(number.closed());

        for (String name : List.of("ladder-ana", "ladder-ben", "ladder-eva")) {
            eventually().until(() -> subjects(name, "79001").size() == 2);
            assertThat(subjects(name, "79001").getLast()).contains("green");
        }
        assertThat(subjects("ladder-team", "79001")).isEmpty();
    }

    @Test
    void an_acknowledged_alert_goes_no_step_further_and_is_not_repeated() {
        var number = RatingEvents.of("79002");
        send(number.opened());
        eventually().until(() -> subjects("ladder-ana", "79002").size() == 1);
        operator()
                .post("/v1/alerts/" + alertId(number.opened()) + "/acknowledge")
                .then()
                .statusCode(200);

        theStepIsDue("ladder-ana", "79002");
        theReminderIsDue("79002");

        eventually()
                .until(() -> value("SELECT escalate_at FROM alert_group WHERE labels LIKE ?", "%\"79002\"%")
                        .equals("null"));
        assertThat(subjects("ladder-ana", "79002")).hasSize(1);
        assertThat(subjects("ladder-ben", "79002")).isEmpty();
        // A further step of the case is told to whom the alert was told.
        send(number.limitImposed());
        eventually().until(() -> subjects("ladder-ana", "79002").size() == 2);
    }

    @Test
    void what_is_still_open_is_told_again_after_the_repeat_interval() {
        var number = RatingEvents.of("79003");
        send(number.opened());
        eventually().until(() -> subjects("ladder-ana", "79003").size() == 1);

        theReminderIsDue("79003");

        eventually().until(() -> subjects("ladder-ana", "79003").size() == 2);
        assertThat(value(
                        "SELECT repeat_at > now() + interval '1 hour 59 minutes' FROM alert_group WHERE labels LIKE ?",
                        "%\"79003\"%"))
                .isEqualTo("t");
    }

    @Test
    void a_silenced_alert_is_told_when_the_silence_ends() {
        var number = RatingEvents.of("79004");
        String silence = operator()
                .body(Map.of(
                        "matchers", List.of("number=\"79004\""),
                        "endsAt", Instant.now().plusSeconds(3_600).toString(),
                        "reason", "the number is being moved"))
                .post("/v1/silences")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        send(number.opened());
        eventually()
                .until(() -> value("SELECT not_before FROM group_alert WHERE alert_id = ?", alertId(number.opened()))
                                .length()
                        > "null".length());
        assertThat(subjects("ladder-ana", "79004")).isEmpty();

        operator().delete("/v1/silences/" + silence);
        itIsLookedAgain("79004");

        eventually().until(() -> subjects("ladder-ana", "79004").size() == 1);
    }

    @Test
    void a_muted_route_tells_nothing_until_the_interval_ends() {
        var number = RatingEvents.of("79101");
        send(number.opened());
        eventually()
                .until(() -> value(
                                "SELECT flush_at > now() + interval '30 seconds' FROM alert_group WHERE labels LIKE ?",
                                "%\"79101\"%")
                        .equals("t"));
        assertThat(subjects("ladder-ana", "79101")).isEmpty();

        given().header("Authorization", "Bearer " + Keys.OPERATOR)
                .header("If-Match", "*")
                .contentType("application/yaml")
                .body(TREE.replace("24:00", "00:01").getBytes(StandardCharsets.UTF_8))
                .put("/v1/routes")
                .then()
                .statusCode(200);
        itIsLookedAgain("79101");

        eventually().until(() -> subjects("ladder-ana", "79101").size() == 1);
    }

    private List<String> subjects(String receiver, String number) {
        return smtp.mailsTo(receiver + "@example.org").stream()
                .map(SmtpServer.Mail::subject)
                .filter(subject -> subject.contains("1555" + number))
                .toList();
    }

    private Instant escalateAt(String receiver, String number) {
        return Instant.parse(value(
                "SELECT to_char(escalate_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM alert_group"
                        + " WHERE receiver = '" + receiver + "' AND labels LIKE ?",
                "%\"" + number + "\"%"));
    }

    private void theStepIsDue(String receiver, String number) {
        sql(
                "UPDATE alert_group SET escalate_at = now() WHERE receiver = ? AND labels LIKE ?",
                receiver,
                "%\"" + number + "\"%");
    }

    private void theReminderIsDue(String number) {
        sql("UPDATE alert_group SET repeat_at = now() WHERE labels LIKE ?", "%\"" + number + "\"%");
    }

    private void itIsLookedAgain(String number) {
        sql(
                "UPDATE group_alert SET not_before = now() WHERE not_before IS NOT NULL AND group_id IN"
                        + " (SELECT id FROM alert_group WHERE labels LIKE ?)",
                "%\"" + number + "\"%");
        sql("UPDATE alert_group SET flush_at = now() WHERE labels LIKE ?", "%\"" + number + "\"%");
    }
}
