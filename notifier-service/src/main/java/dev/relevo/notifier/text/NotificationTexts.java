package dev.relevo.notifier.text;

import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.Links;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
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
        NoticeText first = NoticeText.of(notification.notice(), receiver, now);
        boolean isGroup = notification.total() > 1;
        List<Row> rows = isGroup ? rows(notification, receiver, now, texts) : List.of();
        int more = isGroup ? notification.total() - rows.size() : 0;
        return new NotificationText(
                first.language(),
                isGroup ? new GroupHeadline(texts, receiver, now).of(notification) : first.headline(),
                severity(notification.first()),
                first,
                List.of(texts.alert(), labels.deadline(), labels.timeLeft()),
                rows,
                more > 0 ? texts.more(count(more, receiver)) : "",
                notification.url() == null ? null : new Button(texts.openPage(), notification.url()),
                buttons(notification, receiver, texts),
                first.footer());
    }

    static String count(int number, Receiver receiver) {
        return NumberFormat.getIntegerInstance(Locale.of(receiver.language().tag()))
                .format(number);
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

    private static List<Row> rows(Notification notification, Receiver receiver, Instant now, GroupTexts texts) {
        return notification.alerts().stream()
                .limit(NotificationText.MAX_ROWS)
                .map(alert -> row(alert, receiver, now, texts))
                .toList();
    }

    private static Row row(ToldAlert alert, Receiver receiver, Instant now, GroupTexts texts) {
        Notice notice = alert.notice();
        Instant deadline = alert.resolved() ? null : notice.deadline();
        return new Row(
                state(alert, texts),
                severity(alert),
                NoticeText.of(notice, receiver, now).headline(),
                deadline == null ? "" : Times.shortOf(deadline, receiver),
                deadline == null || !deadline.isAfter(now) ? "" : TimeLeft.of(deadline, now));
    }

    private static String state(ToldAlert alert, GroupTexts texts) {
        if (alert.resolved()) {
            return texts.resolved();
        }
        if (alert.acknowledged()) {
            return texts.acknowledged();
        }
        return switch (alert.severity()) {
            case CRITICAL -> texts.critical();
            case WARNING -> texts.warning();
            case INFO -> texts.info();
        };
    }

    private static String severity(ToldAlert alert) {
        return alert.resolved() ? "resolved" : alert.severity().word();
    }
}
