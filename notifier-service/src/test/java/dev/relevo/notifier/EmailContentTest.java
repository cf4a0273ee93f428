package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.AlertRef;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mails about groups, as a real SMTP server received them. */
@QuarkusTest
class EmailContentTest extends ServiceTest {
    @Inject
    @All
    List<Channel> channels;

    @Test
    void five_thousand_red_numbers_are_one_mail_with_the_worst_20_and_a_link_to_the_rest() {
        SmtpServer.Mail mail = mail("group-a", Notifications.redNumbers(5_000, Instant.now()));

        assertThat(mail.subject()).isEqualTo("[Relevo] 5,000 numbers are red: the first deadline is in 2 d 0 h");
        assertThat(mail.headers().get("References")).isEqualTo("<group-1@alerts.example.org>");
        assertThat(mail.text().lines().filter(line -> line.startsWith("- Critical: Number 57300111")))
                .hasSize(20);
        assertThat(mail.text()).contains("and 4,980 more", "Open in Relevo:\nhttps://relevo.example.org/alerts");
        assertThat(mail.html().split("class=\"state critical\"", -1)).hasSize(21);
        assertThat(mail.html()).contains("<a href=\"https://relevo.example.org/alerts\">and 4,980 more</a>");
    }

    @Test
    void a_mail_has_the_page_of_the_alert_the_advice_and_a_link_that_acknowledges() {
        var red = Notifications.red("3002", NoticeType.RED_CASE_OPENED, Instant.now(), Duration.ofDays(4));

        SmtpServer.Mail mail = mail("one-a", Notifications.one(red));

        assertThat(mail.parts()).allSatisfy(part -> assertThat(part)
                .contains(
                        "https://relevo.example.org/alerts",
                        "https://relevo.example.org/a/",
                        "Acknowledge",
                        "3 d 0 h",
                        "WhatsApp may limit the templates"));
        assertThat(Arrays.stream(mail.text().split("\n", -1))).allMatch(line -> line.length() < 500);
    }

    @Test
    void what_comes_from_outside_is_escaped_in_a_group_too() {
        var number = new NumberRef(new PhoneNumberId("3003"), "<b>1</b>\r\nBcc: x@example.org\u202E", null);
        var notice = new Notice(NoticeType.RED_CASE_OPENED, number, Instant.now(), null, null, List.of(), null);
        var odd = new ToldAlert(
                new AlertRef("odd", "red-case", number.phoneNumberId()),
                1,
                Severity.CRITICAL,
                false,
                false,
                Map.of(),
                notice);

        SmtpServer.Mail mail = mail("odd-a", Notifications.group(List.of(odd, odd), 2, 0, null));

        assertThat(mail.html()).contains("&lt;b&gt;1&lt;/b&gt;").doesNotContain("<b>1");
        assertThat(mail.text()).doesNotContain("\nBcc:");
        assertThat(mail.parts()).noneMatch(part -> part.contains("\u202E"));
        assertThat(mail.headers()).doesNotContainKey("Bcc");
    }

    private SmtpServer.Mail mail(String name, Notification notification) {
        var receiver =
                new Receiver(name, "email", name + "@example.org", Language.EN, ZoneId.of("UTC"), Set.of(), Set.of());
        Channel email = channels.stream()
                .filter(channel -> channel.name().equals("email"))
                .findFirst()
                .orElseThrow();

        SendResult result = email.send(new SendRequest.ToReceiver("key-" + name, 1, receiver, notification));

        assertThat(result).isEqualTo(new SendResult.Sent("<key-" + name + "@alerts.example.org>"));
        eventually().until(() -> smtp.mailsTo(name + "@example.org").size() == 1);
        return smtp.mailsTo(name + "@example.org").getFirst();
    }
}
