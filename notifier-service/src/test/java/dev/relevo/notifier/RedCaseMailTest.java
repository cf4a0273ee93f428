package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.RatingEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole story of a red case, as mails that a real SMTP server received. */
@QuarkusTest
class RedCaseMailTest extends ServiceTest {
    private static final String RED = "[Relevo] Number 1555%s turned red: the deadline is running";
    private static final String RED_AGAIN = "[Relevo] Number 1555%s turned red again: the same red case continues";
    private static final String YELLOW = "[Relevo] Number 1555%s is yellow again: the deadline no longer applies";

    @Test
    void each_step_of_a_red_case_is_one_mail_and_each_reminder_is_a_step() {
        var number = RatingEvents.of("2101");
        receiver("olga", "email", "en", "UTC", "2101");
        List<RatingEvent> story = Stream.of(
                        Stream.of(number.opened()),
                        Stream.of(7 * 24, 5 * 24, 3 * 24, 2 * 24, 24, 12, 4)
                                .map(hours -> number.deadlineNearNow(Duration.ofHours(hours), false)),
                        Stream.of(
                                number.deadlineNearNow(Duration.ofMinutes(55), true),
                                number.corrected(),
                                number.disputed(),
                                number.limitExpected(),
                                number.limitImposed(),
                                number.closed()))
                .flatMap(events -> events)
                .toList();

        story.forEach(this::send);
        story.forEach(this::send);

        eventually().until(() -> seen(story) == story.size() && subjects("olga").size() == story.size());
        assertThat(subjects("olga"))
                .containsExactly(
                        "[Relevo] Number 15552101 turned red: the deadline is running",
                        "[Relevo] Number 15552101 is still red: 7 d 0 h left",
                        "[Relevo] Number 15552101 is still red: 5 d 0 h left",
                        "[Relevo] Number 15552101 is still red: 3 d 0 h left",
                        "[Relevo] Number 15552101 is still red: 2 d 0 h left",
                        "[Relevo] Number 15552101 is still red: 1 d 0 h left",
                        "[Relevo] Number 15552101 is still red: 12 h 0 min left",
                        "[Relevo] Number 15552101 is still red: 4 h 0 min left",
                        "[Relevo] Number 15552101 is still red: 55 min left",
                        "[Relevo] Number 15552101: the start of the red case was corrected",
                        "[Relevo] Number 15552101: a person reported red, but WhatsApp shows green",
                        "[Relevo] Number 15552101: the deadline has passed, and a limit is expected",
                        "[Relevo] Number 15552101: WhatsApp now limits its messages",
                        "[Relevo] Number 15552101 is green again: the deadline no longer applies");
        assertThat(smtp.mailsTo("olga@example.org").get(8).parts())
                .allSatisfy(part -> assertThat(part).contains("This reminder is late"));
    }

    /** Six times red within a minute, and red in the end. The minute passes by a change of the row, not by waiting. */
    @Test
    void a_swing_is_the_opening_one_note_and_the_final_state() {
        var number = RatingEvents.of("2102");
        receiver("pia", "email", "en", "UTC", "2102");
        List<RatingEvent> swing = new ArrayList<>(List.of(number.opened()));
        for (int n = 1; n <= 5; n++) {
            swing.add(number.closed(n));
            swing.add(number.reopened(n));
        }

        swing.forEach(this::send);

        eventually().until(() -> seen(swing) == swing.size() && subjects("pia").size() == 2);
        assertThat(subjects("pia")).containsExactly(RED.formatted("2102"), YELLOW.formatted("2102"));
        assertThat(held("pia")).isEqualTo("1");
        assertThat(value("SELECT state FROM alert WHERE phone_number_id = ?", "2102"))
                .isEqualTo("OPEN");

        theMinutePasses("pia");

        eventually().until(() -> subjects("pia").size() == 3);
        assertThat(subjects("pia").getLast()).isEqualTo(RED_AGAIN.formatted("2102"));
    }

    @Test
    void a_swing_that_ends_as_it_was_last_told_is_not_told_again() {
        var number = RatingEvents.of("2103");
        receiver("rosa", "email", "en", "UTC", "2103");
        var swing = List.of(
                number.opened(),
                number.closed(1),
                number.reopened(1),
                number.closed(2),
                number.reopened(2),
                number.closed(3));

        swing.forEach(this::send);

        eventually().until(() -> seen(swing) == swing.size() && subjects("rosa").size() == 2);
        assertThat(subjects("rosa")).containsExactly(RED.formatted("2103"), YELLOW.formatted("2103"));
        assertThat(held("rosa")).isEqualTo("0");
    }

    /** The worker of another replica has just sent the held notice: the next change must not be silent. */
    @Test
    void a_swing_back_after_the_held_notice_was_sent_is_told() {
        var number = RatingEvents.of("2104");
        receiver("tina", "email", "en", "UTC", "2104");
        Stream.of(number.opened(), number.closed(1), number.reopened(1)).forEach(this::send);
        eventually().until(() -> held("tina").equals("1"));
        theMinutePasses("tina");
        eventually().until(() -> subjects("tina").size() == 3);

        send(number.closed(2));

        eventually().until(() -> held("tina").equals("1"));
        theMinutePasses("tina");
        eventually().until(() -> subjects("tina").size() == 4);
        assertThat(subjects("tina").getLast()).isEqualTo(YELLOW.formatted("2104"));
    }

    /** The reminder tells that the case is open, so the end after it is no return to what was told last. */
    @Test
    void an_end_is_told_when_a_reminder_was_told_while_the_opening_was_held() {
        var number = RatingEvents.of("2106");
        receiver("xenia", "email", "en", "UTC", "2106");
        var swing = List.of(
                number.opened(),
                number.closed(1),
                number.reopened(1),
                number.deadlineNearNow(Duration.ofHours(4), false),
                number.closed(2));

        swing.forEach(this::send);

        eventually()
                .until(() -> seen(swing) == swing.size() && subjects("xenia").size() == 3);
        theMinutePasses("xenia");
        eventually().until(() -> subjects("xenia").size() == 4);
        assertThat(subjects("xenia"))
                .containsExactly(
                        RED.formatted("2106"),
                        YELLOW.formatted("2106"),
                        "[Relevo] Number 15552106 is still red: 4 h 0 min left",
                        YELLOW.formatted("2106"));
    }

    @Test
    void an_alert_of_an_account_reaches_a_receiver_that_is_limited_to_a_number() {
        receiver("ugo", "email", "es", "America/Bogota", "2105");

        send(Examples.rating("account-polling-failing"));
        send(Examples.rating("account-polling-restored"));

        eventually().until(() -> subjects("ugo").size() >= 2);
        assertThat(subjects("ugo"))
                .contains(
                        "[Relevo] Cuenta 102290129340398: no se pueden leer las calificaciones de sus números",
                        "[Relevo] Cuenta 102290129340398: las calificaciones de sus números se pueden leer de nuevo");
    }

    /** How many alerts have changes that wait to be told to the receiver. */
    private String held(String receiver) {
        return value(
                "SELECT count(*) FROM group_alert m JOIN alert_group g ON g.id = m.group_id"
                        + " WHERE g.receiver = ? AND m.revision > m.told_revision",
                receiver);
    }

    private void theMinutePasses(String receiver) {
        sql(
                "UPDATE group_alert SET not_before = now() WHERE not_before IS NOT NULL"
                        + " AND group_id IN (SELECT id FROM alert_group WHERE receiver = ?)",
                receiver);
        sql("UPDATE alert_group SET flush_at = now() WHERE receiver = ? AND flush_at IS NOT NULL", receiver);
    }

    private List<String> subjects(String receiver) {
        return smtp.mailsTo(receiver + "@example.org").stream()
                .map(SmtpServer.Mail::subject)
                .toList();
    }

    private int seen(List<RatingEvent> events) {
        String ids = events.stream().map(event -> event.meta().eventId()).collect(Collectors.joining(","));
        return Integer.parseInt(
                value("SELECT count(*) FROM seen_event WHERE event_id = ANY (string_to_array(?, ','))", ids));
    }
}
