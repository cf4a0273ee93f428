package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.SmtpGate.Stage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of a mail server, and the outcome of the mail. The server is real, except for the answer. */
@QuarkusTest
class EmailTest extends ServiceTest {
    @ParameterizedTest(name = "{3}: {2}")
    @CsvSource({
        "5601, CONTENT, 554 5.6.0 content rejected, CONTENT_REFUSED",
        "5602, CONTENT, 554 Transaction failed, CONTENT_REFUSED",
        "5603, RECIPIENT, 550 5.2.0 mailbox has a problem, MAILBOX_REFUSED",
        "5604, RECIPIENT, 552 5.2.2 mailbox full, MAILBOX_REFUSED",
        "5605, RECIPIENT, 550 5.1.1 no such user, ADDRESS_REFUSED",
        "5606, RECIPIENT, 553 name not allowed, ADDRESS_REFUSED",
        "5607, CONTENT, 550 5.7.1 looks like spam, POLICY_REFUSED"
    })
    void a_mail_with_a_5xx_answer_is_sent_once_and_the_next_mail_is_sent(
            String number, Stage stage, String answer, String reason) {
        String name = "refused-" + number;
        String address = name + "@example.org";
        receiver(name, "email", "en", "UTC", number);
        var events = RatingEvents.of(number);
        smtp.gate().answer(address, stage, answer);

        send(events.pathMissing("first", "no phone"));

        eventually().until(() -> stateOfReceiver(name).equals("FAILED"));
        assertThat(value("SELECT reason FROM delivery WHERE receiver = ?", name))
                .isEqualTo(reason);
        assertThat(value("SELECT code FROM delivery WHERE receiver = ?", name)).isEqualTo(answer.substring(0, 3));
        assertThat(smtp.gate().attemptsTo(address)).isEqualTo(1);
        smtp.gate().forget(address);
        send(events.pathMissing("second", "no phone", "no form"));
        eventually().until(() -> smtp.mailsTo(address).size() == 1);
    }

    @ParameterizedTest
    @CsvSource({"5611, 421 4.3.2 shutting down", "5612, 451 4.7.1 greylisted", "5613, 452 4.2.2 mailbox full"})
    void a_mail_with_a_4xx_answer_is_sent_later(String number, String answer) {
        String name = "later-" + number;
        String address = name + "@example.org";
        receiver(name, "email", "en", "UTC", number);
        smtp.gate().answer(address, Stage.RECIPIENT, answer);

        send(RatingEvents.of(number).opened());

        eventually().until(() -> smtp.gate().attemptsTo(address) >= 2);
        assertThat(value("SELECT reason FROM delivery WHERE receiver = ?", name))
                .isEqualTo("UNAVAILABLE");
        smtp.gate().forget(address);
        eventually().until(() -> smtp.mailsTo(address).size() == 1);
        eventually().until(() -> stateOfReceiver(name).equals("SENT"));
    }

    /** More sends hang than the client has connections: a connection that hangs must not be kept. */
    @Test
    void a_server_that_hangs_is_left_and_mails_go_out_when_it_answers_again() {
        IntStream.range(0, 12).forEach(n -> {
            receiver("slow-" + n, "email", "en", "UTC", "5621");
            smtp.gate().answer("slow-" + n + "@example.org", Stage.CONTENT, null);
        });
        send(RatingEvents.of("5621").opened());
        eventually()
                .until(() -> IntStream.range(0, 12)
                                .filter(n -> smtp.gate().attemptsTo("slow-" + n + "@example.org") > 0)
                                .count()
                        >= 8);

        IntStream.range(0, 12).forEach(n -> smtp.gate().forget("slow-" + n + "@example.org"));

        eventually().until(() -> IntStream.range(0, 12)
                .allMatch(n -> stateOfReceiver("slow-" + n).equals("SENT")));
    }

    @Test
    void a_mail_has_a_message_id_of_the_senders_domain_and_no_empty_header() {
        receiver("hector", "email", "en", "UTC", "5631");

        send(RatingEvents.of("5631").opened());

        eventually().until(() -> smtp.mailsTo("hector@example.org").size() == 1);
        var mail = smtp.mailsTo("hector@example.org").getFirst();
        String key = value("SELECT delivery_key FROM delivery WHERE receiver = ?", "hector");
        assertThat(mail.messageId()).isEqualTo("<" + key + "@alerts.example.org>");
        assertThat(mail.headers().get("References")).endsWith("@alerts.example.org>");
        assertThat(mail.headers())
                .doesNotContainKeys("Cc", "Bcc")
                .allSatisfy((name, value) -> assertThat(value).as(name).isNotBlank());
    }

    private String stateOfReceiver(String name) {
        return value("SELECT state FROM delivery WHERE receiver = ? ORDER BY position", name);
    }
}
