package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The removal of a number ends its alerts, because no later event can. */
@QuarkusTest
class NumberRemovedTest extends ServiceTest {
    private static final String REMOVED = "[Relevo] Number 1555%s: the number was removed from Relevo";

    @Inject
    InstantSource clock;

    @Test
    void each_open_alert_of_the_number_ends_with_one_mail_and_the_others_stay_open() {
        var number = RatingEvents.of("2201");
        var other = RatingEvents.of("2202");
        receiver("wim", "email", "en", "UTC", "2201");
        send(number.opened());
        send(number.pathMissing("missing", "no phone"));
        send(other.pathMissing("missing", "no phone"));
        send(Topics.HANDOFF_EVENTS, new Breaches("2201").breach("a", clock.instant()));
        eventually().until(() -> open("2201").equals("3") && open("2202").equals("1"));

        send(number.removed(1));
        send(number.removed(1));

        eventually().until(() -> subjects("wim").size() == 5);
        assertThat(subjects("wim"))
                .filteredOn(REMOVED.formatted("2201")::equals)
                .hasSize(2);
        assertThat(value("SELECT kind FROM alert WHERE phone_number_id = ? AND state <> 'RESOLVED'", "2201"))
                .isEqualTo("policy-breach");
        assertThat(open("2202")).isEqualTo("1");
    }

    /** The missing path comes after the duplicate on the same partition, so its alert proves that the duplicate was read. */
    @Test
    void a_duplicate_does_not_end_an_alert_of_the_number_that_was_registered_again() {
        var number = RatingEvents.of("2203");
        send(number.removed(1));
        send(number.opened());

        send(number.removed(1));
        send(number.pathMissing("missing", "no phone"));

        eventually().until(() -> open("2203").equals("2"));
    }

    private List<String> subjects(String receiver) {
        return smtp.mailsTo(receiver + "@example.org").stream()
                .map(SmtpServer.Mail::subject)
                .toList();
    }

    private String open(String number) {
        return value("SELECT count(*) FROM alert WHERE phone_number_id = ? AND state <> 'RESOLVED'", number);
    }
}
