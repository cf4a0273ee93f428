package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.RatingEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many numbers red at once, as mails that a real SMTP server received. */
@QuarkusTest
class GroupedMailTest extends ServiceTest {
    private static final int NUMBERS = 300;

    /** Nobody else in this database wants these numbers; the group interval passes by a change of the row, not by waiting. */
    @Test
    void the_first_number_is_told_at_once_and_the_others_together_and_none_is_lost() {
        List<RatingEvent> opened = IntStream.range(0, NUMBERS)
                .mapToObj(i -> RatingEvents.of("77" + (1000 + i)).opened())
                .toList();
        operator()
                .body(
                        "{\"channel\": \"email\", \"address\": \"flora@example.org\", \"language\": \"en\", \"timeZone\": \"UTC\","
                                + " \"phoneNumberIds\": ["
                                + String.join(
                                        ",",
                                        IntStream.range(0, NUMBERS)
                                                .mapToObj(i -> "\"77" + (1000 + i) + "\"")
                                                .toList())
                                + "]}")
                .put("/v1/receivers/flora")
                .then()
                .statusCode(200);

        opened.forEach(this::send);

        eventually().until(() -> smtp.mailsTo("flora@example.org").size() == 1);
        eventually().until(() -> pending() == NUMBERS - 1);
        assertThat(smtp.mailsTo("flora@example.org")).hasSize(1);
        int ignored = sql("UPDATE alert_group SET flush_at = now() WHERE receiver = ?", "flora");
        eventually().until(() -> smtp.mailsTo("flora@example.org").size() == 2);
        eventually().until(() -> pending() == 0);
        assertThat(told()).isEqualTo(NUMBERS);
        operator()
                .get("/v1/deliveries?limit=1")
                .then()
                .body("[0].receiver", equalTo("flora"))
                .body("[0].alertIds.size()", equalTo(100));
    }

    @Test
    void a_reminder_of_a_told_number_takes_along_what_waits_and_what_ended_untold_is_not_told() {
        receiverOf("gina", "78001", "78002", "78003");
        var first = RatingEvents.of("78001");
        var second = RatingEvents.of("78002");
        var third = RatingEvents.of("78003");
        send(first.opened());
        eventually().until(() -> smtp.mailsTo("gina@example.org").size() == 1);

        send(second.opened());
        send(third.opened());
        send(third.closed());
        eventually().until(() -> value("SELECT state FROM alert WHERE phone_number_id = ?", "78003")
                .equals("RESOLVED"));
        send(first.deadlineNear(Duration.ofDays(5), false));

        eventually().until(() -> smtp.mailsTo("gina@example.org").size() == 2);
        assertThat(value(
                        "SELECT count(DISTINCT t.alert_id) FROM delivery_alert t JOIN delivery d ON d.id = t.delivery_id"
                                + " WHERE d.receiver = ?",
                        "gina"))
                .isEqualTo("2");
    }

    private static void receiverOf(String name, String... numbers) {
        operator()
                .body("{\"channel\": \"email\", \"address\": \"" + name
                        + "@example.org\", \"language\": \"en\", \"timeZone\": \"UTC\", \"phoneNumberIds\": [\""
                        + String.join("\",\"", numbers) + "\"]}")
                .put("/v1/receivers/" + name)
                .then()
                .statusCode(200);
    }

    private int pending() {
        return Integer.parseInt(value(
                "SELECT count(*) FROM group_alert m JOIN alert_group g ON g.id = m.group_id"
                        + " WHERE g.receiver = ? AND m.revision > m.told_revision",
                "flora"));
    }

    private int told() {
        return Integer.parseInt(value(
                "SELECT count(DISTINCT t.alert_id) FROM delivery_alert t JOIN delivery d ON d.id = t.delivery_id"
                        + " WHERE d.receiver = ?",
                "flora"));
    }
}
