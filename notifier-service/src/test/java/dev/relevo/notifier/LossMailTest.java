package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.Topics;
import dev.relevo.notifier.alert.ChannelAlerts;
import dev.relevo.notifier.intake.AlertNotifier;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** People and receivers who are not reached. */
@QuarkusTest
class LossMailTest extends ServiceTest {
    @Inject
    AlertNotifier notifier;

    @Inject
    InstantSource clock;

    @Test
    void promises_that_did_not_arrive_are_one_mail_with_a_count_and_an_end() {
        var number = new Breaches("6901");
        Instant start = clock.instant().minusSeconds(60);
        receiver("lost", "email", "en", "UTC", "6901");

        for (int i = 0; i < 20; i++) {
            send(Topics.HANDOFF_EVENTS, number.failed(null, start.plusSeconds(i)));
        }

        eventually().untilAsserted(() -> assertThat(
                        value("SELECT occurrences FROM alert WHERE phone_number_id = ?", "6901"))
                .isEqualTo("20"));
        eventually().until(() -> smtp.mailsTo("lost@example.org").size() == 1);
        operator()
                .get("/v1/alerts?cursor=&number=6901")
                .then()
                .body("items.kind", contains("undelivered"))
                .body("items.severity", contains("critical"))
                .body("items.occurrences", contains(20));
        sql(
                "UPDATE alert SET confirmed_at = confirmed_at - interval '6 hours 1 second' WHERE phone_number_id = ?",
                "6901");
        notifier.resolveQuiet();
        assertThat(value("SELECT state FROM alert WHERE phone_number_id = ?", "6901"))
                .isEqualTo("RESOLVED");
    }

    @Test
    void a_receiver_that_gets_nothing_is_an_alert_for_the_others_until_it_gets_something() {
        var number = RatingEvents.of("6902");
        String broken = ChannelAlerts.idOf("refuse-62");
        receiver("refuse-62", "probe", "en", "UTC", "6902");
        receiver("other-62", "email", "en", "UTC", "6902");

        send(number.opened());

        eventually().until(() -> smtp.mailsTo("other-62@example.org").stream()
                .anyMatch(mail -> mail.subject().contains("Receiver refuse-62 does not get its alerts")));
        operator()
                .get("/v1/alerts/" + broken)
                .then()
                .statusCode(200)
                .body("labels.channel", equalTo("probe"))
                .body("labels.receiver", equalTo("refuse-62"));
        assertThat(value(
                        "SELECT count(*) FROM delivery WHERE alert_kind = 'channel-broken' AND receiver = ?",
                        "refuse-62"))
                .isEqualTo("0");
        notifier.channelWorks("refuse-62", "probe");
        eventually().until(() -> value("SELECT state FROM alert WHERE id = ?", broken)
                .equals("RESOLVED"));
    }
}
