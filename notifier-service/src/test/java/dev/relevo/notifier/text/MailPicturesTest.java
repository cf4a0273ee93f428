package dev.relevo.notifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.RatingEvent;
import dev.relevo.notifier.Examples;
import dev.relevo.notifier.Notifications;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertRules;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.link.Links;
import dev.relevo.notifier.notification.Digest;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mails of docs/reference/mails.md, which has their pictures. {@code -Dpictures.write=true} takes them with a browser
 * before they are looked for. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.MethodName.class)
class MailPicturesTest {
    private static final Instant FLAGGED = Instant.parse("2026-11-12T09:30:00Z");
    private static final Instant DEADLINE = FLAGGED.plus(Duration.ofDays(7));
    private static final Path DOCS = Path.of("..", "docs");

    /** Gmail cuts a longer mail. */
    private static final int MAX_BYTES = 102_000;

    private static final Pattern REMOTE = Pattern.compile("(?i)<(img|link|script|iframe)|url\\(|@import|src=");

    @Inject
    Engine engine;

    @Inject
    Links links;

    /** A mail with a picture. */
    enum Shown {
        RED_OPENED_EN("red-opened-en", Language.EN, false),
        RED_OPENED_ES("red-opened-es", Language.ES, false),
        RED_OPENED_PT("red-opened-pt", Language.PT, false),
        THREE_DAYS_LEFT("three-days-left", Language.EN, false),
        LIMIT_IMPOSED("limit-imposed", Language.EN, false),
        GROUP_OF_5000("group-of-5000", Language.EN, false),
        GROUP_OF_5000_DARK("group-of-5000-dark", Language.ES, true),
        RESOLVED("resolved", Language.EN, false),
        DIGEST("digest", Language.PT, false);

        private final String file;
        private final Language language;
        private final boolean isDark;

        Shown(String file, Language language, boolean isDark) {
            this.file = "mail-" + file + ".png";
            this.language = language;
            this.isDark = isDark;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_mail_loads_nothing_is_not_cut_and_has_a_picture_in_the_docs(Shown shown) throws IOException {
        String html = html(shown);

        assertThat(html).doesNotContainPattern(REMOTE);
        assertThat(html.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThan(MAX_BYTES);
        assertThat(DOCS.resolve("images").resolve(shown.file)).isNotEmptyFile();
        assertThat(Files.readString(DOCS.resolve("reference/mails.md"))).contains("../images/" + shown.file);
    }

    @Test
    @EnabledIfSystemProperty(named = "pictures.write", matches = "true")
    void a_browser_takes_the_pictures() throws IOException, InterruptedException {
        for (Shown shown : Shown.values()) {
            Browser.picture(html(shown), DOCS.resolve("images").resolve(shown.file), shown.isDark);
        }
    }

    private String html(Shown shown) {
        return switch (shown) {
            case RED_OPENED_EN, RED_OPENED_ES, RED_OPENED_PT ->
                html(shown, one(notice("red-case-opened.policy"), false), FLAGGED.plusSeconds(1));
            case THREE_DAYS_LEFT -> {
                Instant now = DEADLINE.minus(Duration.ofDays(3));
                Notice near = notice("deadline-near");
                yield html(
                        shown,
                        one(
                                new Notice(
                                        near.news(),
                                        near.number(),
                                        now,
                                        near.since(),
                                        DEADLINE,
                                        near.details(),
                                        Map.of()),
                                false),
                        now.plusSeconds(1));
            }
            case LIMIT_IMPOSED -> {
                Notice limit = notice("limit-imposed");
                yield html(shown, one(limit, false), limit.at().plusSeconds(1));
            }
            case GROUP_OF_5000, GROUP_OF_5000_DARK ->
                html(shown, Notifications.redNumbers(5_000, FLAGGED), FLAGGED.plusSeconds(1));
            case DIGEST -> html(shown, Notifications.digest(Digest.Period.DAILY, FLAGGED), FLAGGED.plusSeconds(1));
            case RESOLVED -> {
                Notice closed = notice("red-case-closed");
                yield html(shown, one(closed, true), closed.at().plusSeconds(1));
            }
        };
    }

    private String html(Shown shown, Notification notification, Instant now) {
        var receiver = new Receiver(
                "night", "email", "night@example.org", shown.language, ZoneId.of("America/Bogota"), Set.of(), Set.of());
        var text = new NotificationTexts(links, InstantSource.fixed(now)).of(notification, receiver);
        return engine.getTemplate("mail/notification.html").data("mail", text).render();
    }

    private static Notification one(Notice notice, boolean isResolved) {
        AlertChange change = AlertRules.changesFor(event("red-case-opened")).getFirst();
        return Notifications.one(
                new ToldAlert(change.alert(), 1, Severity.CRITICAL, isResolved, false, Map.of(), notice));
    }

    private static Notice notice(String example) {
        return AlertRules.changesFor(event(example)).getFirst().notice();
    }

    private static RatingEvent event(String example) {
        return Examples.rating(example);
    }
}
