package dev.relevo.notifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.Notifications;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.notification.Digest;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receiver reads about several alerts. */
@QuarkusTest
class NotificationTextsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @Inject
    dev.relevo.notifier.link.Links links;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | 5,000 numbers are red: the first deadline is in 2 d 0 h | and 4,980 more",
                "ES | 5.000 números están en rojo: el primer plazo vence en 2 d 0 h | y 4.980 más",
                "PT | 5.000 números estão vermelhos: o primeiro prazo vence em 2 d 0 h | e mais 4.980"
            })
    void a_group_of_red_numbers_has_a_count_the_first_deadline_and_the_worst_20(
            Language language, String headline, String more) {
        NotificationText text = text(Notifications.redNumbers(5_000, NOW), language);

        assertThat(text.subject()).isEqualTo("[Relevo] " + headline);
        assertThat(text.rows()).hasSize(20);
        assertThat(text.rows().getFirst().timeLeft()).isEqualTo("2 d 0 h");
        assertThat(text.rows().getFirst().deadline()).contains("2026, 09:00 (UTC-05:00)");
        assertThat(text.more()).isEqualTo(more);
    }

    @Test
    void a_group_of_20_has_no_more() {
        assertThat(text(Notifications.redNumbers(20, NOW), Language.EN).more()).isEmpty();
        assertThat(text(Notifications.redNumbers(21, NOW), Language.EN).more()).isEqualTo("and 1 more");
    }

    @Test
    void one_alert_is_told_in_full_without_a_table() {
        NotificationText text = text(Notifications.redNumbers(1, NOW), Language.EN);

        assertThat(text.isGroup()).isFalse();
        assertThat(text.headline()).isEqualTo(text.first().headline());
        assertThat(text.first().facts()).isNotEmpty();
    }

    @Test
    void the_headline_names_the_worst_when_the_alerts_differ() {
        var alerts = List.of(
                Notifications.of("account-restricted", Severity.CRITICAL),
                Notifications.of("path-missing", Severity.WARNING));

        assertThat(text(Notifications.group(alerts, 2, 0, null), Language.EN).headline())
                .startsWith("2 alerts are open. The worst: Account ")
                .endsWith("WhatsApp restricted the account");
    }

    @Test
    void resolved_alerts_are_counted_and_named() {
        ToldAlert open = Notifications.red("3001", NoticeType.RED_CASE_OPENED, NOW, Duration.ofDays(1));
        ToldAlert other = Notifications.red("3003", NoticeType.RED_CASE_OPENED, NOW, Duration.ofDays(1));
        ToldAlert closed = Notifications.red("3002", NoticeType.RED_CASE_CLOSED, NOW, Duration.ofDays(1));

        NotificationText both = text(Notifications.group(List.of(open, other, closed), 2, 1, null), Language.EN);
        NotificationText one = text(Notifications.group(List.of(open, closed), 1, 1, null), Language.ES);
        NotificationText none = text(Notifications.group(List.of(closed), 0, 12, null), Language.PT);

        assertThat(both.headline()).isEqualTo("2 numbers are red: the first deadline is in 6 d 0 h (resolved: 1)");
        assertThat(both.rows().getLast())
                .isEqualTo(new NotificationText.Row(
                        "Resolved",
                        "resolved",
                        "Number 573002 is not red again: the deadline no longer applies",
                        "",
                        ""));
        assertThat(one.headline()).isEqualTo("El número 573001 pasó a rojo: el plazo está corriendo (resueltas: 1)");
        assertThat(none.headline()).isEqualTo("12 alertas estão resolvidos");
        assertThat(none.severity()).isEqualTo("resolved");
    }

    @Test
    void a_deadline_that_has_passed_is_said_so() {
        var late = List.of(
                Notifications.red("3001", NoticeType.LIMIT_EXPECTED, NOW, Duration.ofDays(8)),
                Notifications.red("3002", NoticeType.RED_CASE_OPENED, NOW, Duration.ofDays(1)));

        NotificationText text = text(Notifications.group(late, 2, 0, null), Language.EN);

        assertThat(text.headline()).isEqualTo("2 numbers are red: the first deadline has passed");
        assertThat(text.rows().getFirst().timeLeft()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | Summary of 22 Nov 2026: open 30, deadlines met 2, missed 1 | Missed | Met",
                "ES | Resumen del 22 nov 2026: abiertas 30, plazos cumplidos 2, incumplidos 1 | Incumplido | Cumplido",
                "PT | Resumo de 22 nov. 2026: abertos 30, prazos cumpridos 2, perdidos 1 | Perdido | Cumprido"
            })
    void a_digest_has_what_is_open_and_which_deadlines_were_met_and_missed(
            Language language, String headline, String missed, String met) throws JsonProcessingException {
        Notification digest = Notifications.digest(Digest.Period.DAILY, NOW);
        Notification stored =
                EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(digest), Notification.class);

        NotificationText text = text(stored, language);

        assertThat(stored).isEqualTo(digest);
        assertThat(text.headline()).isEqualTo(headline);
        assertThat(text.rows())
                .extracting(NotificationText.Row::state)
                .contains(missed, met)
                .hasSize(3);
        assertThat(text.more()).contains("29");
        assertThat(text.first().advice()).isEmpty();
        assertThat(text.actions()).isEmpty();
    }

    @Test
    void a_weekly_digest_names_its_first_and_last_day() {
        assertThat(text(Notifications.digest(Digest.Period.WEEKLY, NOW), Language.EN)
                        .headline())
                .isEqualTo("Summary of 16 Nov 2026 to 22 Nov 2026: open 30, deadlines met 2, missed 1");
    }

    @ParameterizedTest
    @CsvSource({
        "P3D, 3 d 0 h",
        "P2DT23H30M, 3 d 0 h",
        "P2DT23H29M, 2 d 23 h",
        "PT24H, 1 d 0 h",
        "PT23H59M29S, 23 h 59 min",
        "PT23H59M30S, 1 d 0 h",
        "PT59M29S, 59 min",
        "PT59M30S, 1 h 0 min",
        "PT29S, 0 min",
        "PT-1H, 0 min"
    })
    void the_time_left_is_rounded(Duration left, String words) {
        assertThat(TimeLeft.of(NOW.plus(left), NOW)).isEqualTo(words);
    }

    private NotificationText text(Notification notification, Language language) {
        var receiver = new Receiver(
                "ana", "email", "ana@example.org", language, ZoneId.of("America/Bogota"), Set.of(), Set.of());
        return new NotificationTexts(links, InstantSource.fixed(NOW)).of(notification, receiver);
    }
}
