package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Topics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertMailTest extends ServiceTest {
    @Inject
    ProbeChannel probe;

    /** The missing path comes on the same partition after the duplicates, so its mail proves that they had been read. */
    @Test
    void each_receiver_gets_one_mail_about_a_red_number_and_one_about_its_end_despite_duplicate_events() {
        var number = RatingEvents.of("2001");
        receiver("ana", "email", "es", "America/Bogota", "2001");
        receiver("bob", "email", "en", "Europe/Berlin", "2001");
        receiver("other", "email", "en", "Europe/Berlin", "2999");

        send(number.opened());
        send(number.opened());
        send(number.opened());
        send(number.opened());
        send(number.closed());
        send(number.opened());
        send(number.closed());
        send(number.pathMissing("end", "no phone"));

        eventually()
                .until(() -> smtp.mailsTo("ana@example.org").size() >= 3
                        && smtp.mailsTo("bob@example.org").size() >= 3);
        assertThat(smtp.mailsTo("ana@example.org"))
                .extracting(SmtpServer.Mail::subject)
                .containsExactlyInAnyOrder(
                        "[Relevo] El número 15552001 pasó a rojo: el plazo está corriendo",
                        "[Relevo] El número 15552001 está de nuevo en verde: el plazo ya no corre",
                        "[Relevo] El número 15552001 no tiene una vía aceptada hacia una persona");
        assertThat(smtp.mailsTo("bob@example.org"))
                .extracting(SmtpServer.Mail::subject)
                .containsExactlyInAnyOrder(
                        "[Relevo] Number 15552001 turned red: the deadline is running",
                        "[Relevo] Number 15552001 is green again: the deadline no longer applies",
                        "[Relevo] Number 15552001 has no accepted path to a human");
        assertThat(smtp.mailsTo("other@example.org")).isEmpty();
    }

    @Test
    void a_mail_shows_the_deadline_in_the_receivers_language_and_zone() {
        receiver("paula", "email", "pt", "America/Sao_Paulo", "2002");

        send(RatingEvents.of("2002").opened());

        eventually().until(() -> smtp.mailsTo("paula@example.org").size() == 1);
        var mail = smtp.mailsTo("paula@example.org").getFirst();
        assertThat(mail.parts()).hasSize(2).allSatisfy(part -> assertThat(part)
                .contains("domingo 29 novembro 2026, 11:00 (UTC-03:00)", "America/Sao_Paulo", "Farmacia Sol"));
        assertThat(mail.headerNames()).contains("Auto-Submitted", "References");
    }

    /** The case is told two days after the flag: what is left is counted from now. */
    @Test
    void a_mail_states_the_time_that_is_left_when_it_is_sent() {
        receiver("lino", "email", "en", "UTC", "2012");
        receiver("lena-2", "email", "es", "America/Bogota", "2012");

        send(RatingEvents.of("2012").openedLate(Duration.ofDays(2)));

        eventually()
                .until(() -> smtp.mailsTo("lino@example.org").size() == 1
                        && smtp.mailsTo("lena-2@example.org").size() == 1);
        assertThat(smtp.mailsTo("lino@example.org").getFirst().parts())
                .allSatisfy(part -> assertThat(part).contains("5 d 0 h").doesNotContain("7 d"));
        assertThat(smtp.mailsTo("lena-2@example.org").getFirst().text()).contains("Tiempo restante: 5 d 0 h");
    }

    @Test
    void the_name_of_a_number_can_inject_neither_html_nor_headers() {
        var number = new RatingEvents(new NumberRef(
                new PhoneNumberId("2003"), "1\r\nBcc: all@example.org", "<script>alert(1)</script>\u202Egnp"));
        receiver("eve", "email", "en", "UTC", "2003");

        send(number.opened());

        eventually().until(() -> smtp.mailsTo("eve@example.org").size() == 1);
        var mail = smtp.mailsTo("eve@example.org").getFirst();
        assertThat(mail.subject())
                .isEqualTo("[Relevo] Number 1 Bcc: all@example.org turned red: the deadline is running");
        assertThat(mail.headerNames()).doesNotContain("Bcc");
        assertThat(mail.parts().getLast())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>");
        assertThat(mail.parts()).noneMatch(part -> part.contains("\u202E"));
        assertThat(smtp.mailsTo("all@example.org")).isEmpty();
    }

    @Test
    void a_mail_that_cannot_be_sent_is_sent_once_when_the_server_is_available_again() {
        receiver("dora", "email", "en", "UTC", "2004");
        smtp.shutDown();

        send(RatingEvents.of("2004").opened());
        eventually().until(() -> Integer.parseInt(attempts("dora")) >= 2);
        smtp.restart();

        eventually().until(() -> state("dora").equals("SENT"));
        assertThat(smtp.mailsTo("dora@example.org")).hasSize(1);
    }

    /** The row is reset to the state after a worker's death between sending and recording: claimed, with an expired lease. */
    @Test
    void a_crash_between_sending_and_recording_costs_one_duplicate_with_the_same_message_id() {
        receiver("cruz", "email", "es", "UTC", "2005");
        send(RatingEvents.of("2005").opened());
        eventually().until(() -> state("cruz").equals("SENT"));

        sql(
                "UPDATE delivery SET state = 'PENDING', finished_at = NULL, next_attempt_at = now() WHERE receiver = ?",
                "cruz");

        eventually()
                .until(() -> smtp.mailsTo("cruz@example.org").size() == 2
                        && state("cruz").equals("SENT"));
        var ids = smtp.mailsTo("cruz@example.org").stream()
                .map(SmtpServer.Mail::messageId)
                .toList();
        assertThat(ids.getFirst())
                .isEqualTo("<" + value("SELECT delivery_key FROM delivery WHERE receiver = ?", "cruz")
                        + "@alerts.example.org>");
        assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void an_update_is_sent_and_one_without_new_facts_is_not() {
        var number = RatingEvents.of("2006");
        receiver("uma", "email", "en", "UTC", "2006");

        send(number.pathMissing("first", "no phone"));
        send(number.pathMissing("second", "no phone"));
        send(number.pathMissing("third", "no phone", "no form"));

        eventually().until(() -> smtp.mailsTo("uma@example.org").size() == 2);
        assertThat(smtp.mailsTo("uma@example.org").getLast().parts().getFirst()).contains("- no phone", "- no form");
    }

    @Test
    void a_receiver_that_hangs_delays_no_other() {
        receiver("hang-1", "probe", "en", "UTC", "2007");
        receiver("well-1", "probe", "en", "UTC", "2007");
        var number = RatingEvents.of("2007");

        send(number.pathMissing("1", "a"));
        send(number.pathMissing("2", "b"));
        send(number.pollFailing());

        eventually().until(() -> probe.sent().stream().filter("well-1"::equals).count() == 3);
        assertThat(probe.sent().stream().filter("hang-1"::equals)).hasSize(1);
        probe.release();
        eventually().until(() -> probe.sent().stream().filter("hang-1"::equals).count() == 3);
    }

    @Test
    void each_change_of_an_alert_is_published_once() {
        var number = RatingEvents.of("2008");
        String alert = alertId(number.opened());
        receiver("refuse-1", "probe", "en", "UTC", "2008");
        try (var reader = reader(Topics.ALERT_EVENTS)) {
            send(number.opened());
            eventually().until(() -> types(reader, alert).equals(List.of("AlertOpened", "AlertUndelivered")));

            operator()
                    .post("/v1/alerts/" + alert + "/acknowledge")
                    .then()
                    .statusCode(200)
                    .body("acknowledgedBy", equalTo("olga"));
            operator().post("/v1/alerts/" + alert + "/acknowledge").then().statusCode(200);
            send(number.opened());
            send(number.closed());

            eventually().until(() -> types(reader, alert).contains("AlertResolved"));
            eventually().until(() -> types(reader, alert).size() == 5);
            assertThat(types(reader, alert))
                    .containsSubsequence(
                            "AlertOpened",
                            "AlertUndelivered",
                            "AlertAcknowledged",
                            "AlertResolved",
                            "AlertUndelivered");
        }
    }

    @Test
    void a_poison_record_goes_to_the_dead_letter_and_the_partition_moves_on() {
        var number = RatingEvents.of("2009");
        byte[] poison = "{\"type\":\"red-case-opened\",".getBytes(StandardCharsets.UTF_8);
        receiver("petra", "email", "en", "UTC", "2009");

        sendRaw(Topics.RATING_EVENTS, "2009", poison);
        send(number.opened());

        eventually().until(() -> smtp.mailsTo("petra@example.org").size() == 1);
        try (var reader = reader(Topics.RATING_EVENTS.deadLetter())) {
            eventually().until(() -> reader.withKey("2009").size() == 1);
            assertThat(reader.withKey("2009").getFirst().value()).isEqualTo(poison);
        }
    }

    private String state(String receiver) {
        return value("SELECT state FROM delivery WHERE receiver = ?", receiver);
    }

    private String attempts(String receiver) {
        String attempts = value("SELECT attempts FROM delivery WHERE receiver = ?", receiver);
        return attempts.equals("none") ? "0" : attempts;
    }
}
