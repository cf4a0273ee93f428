package dev.relevo.notifier.text;

import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.Links;
import dev.relevo.notifier.notification.Digest;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.text.NotificationText.Button;
import dev.relevo.notifier.text.NotificationText.Row;
import jakarta.inject.Singleton;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** The texts of notifications. Thread-safe. */
@Singleton
public class NotificationTexts {
    private final Links links;
    private final InstantSource clock;

    NotificationTexts(Links links, InstantSource clock) {
        this.links = links;
        this.clock = clock;
    }

    /** The texts of a notification that is sent now. */
    public NotificationText of(Notification notification, Receiver receiver) {
        Instant now = clock.instant();
        GroupTexts texts = NoticeText.texts(GroupTexts.class, receiver.language());
        LabelTexts labels = NoticeText.texts(LabelTexts.class, receiver.language());
        NoticeText worst = NoticeText.of(notification.notice(), receiver, now);
        Digest digest = notification.digest();
        List<Row> rows = digest == null && notification.total() <= 1
                ? List.of()
                : new GroupRows(texts, receiver, now, digest).of(notification.alerts());
        int more = rows.isEmpty() ? 0 : total(notification) - rows.size();
        return new NotificationText(
                worst.language(),
                headline(notification, worst, new GroupHeadline(texts, receiver, now)),
                digest == null ? GroupRows.severity(notification.first()) : Severity.INFO.word(),
                digest == null ? worst : worst.withoutAdvice(),
                List.of(texts.alert(), labels.deadline(), labels.timeLeft()),
                rows,
                more > 0 ? texts.more(count(more, receiver)) : "",
                notification.url() == null ? null : new Button(texts.openPage(), notification.url()),
                digest == null ? buttons(notification, receiver, texts) : List.of(),
                worst.footer());
    }

    static String count(int number, Receiver receiver) {
        return NumberFormat.getIntegerInstance(Locale.of(receiver.language().tag()))
                .format(number);
    }

    private static int total(Notification notification) {
        Digest digest = notification.digest();
        return digest == null
                ? notification.total()
                : Math.max(notification.alerts().size(), digest.total());
    }

    private static String headline(Notification notification, NoticeText worst, GroupHeadline group) {
        Digest digest = notification.digest();
        if (digest != null) {
            return group.of(digest);
        }
        return notification.total() > 1 ? group.of(notification) : worst.headline();
    }

    private List<Button> buttons(Notification notification, Receiver receiver, GroupTexts texts) {
        return links.of(notification, receiver.name()).entrySet().stream()
                .map(link -> new Button(label(link.getKey(), texts), link.getValue()))
                .toList();
    }

    private static String label(LinkAction action, GroupTexts texts) {
        return action == LinkAction.ACKNOWLEDGE
                ? texts.acknowledge()
                : texts.silence(action.silence().toHours());
    }
}
