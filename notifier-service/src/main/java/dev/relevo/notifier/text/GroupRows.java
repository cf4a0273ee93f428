package dev.relevo.notifier.text;

import dev.relevo.notifier.notification.Digest;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.text.NotificationText.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of several alerts.
 *
 * @param digest null unless the notification is a summary
 */
record GroupRows(
        GroupTexts texts,
        Receiver receiver,
        Instant now,
        @Nullable Digest digest) {
    List<Row> of(List<ToldAlert> alerts) {
        return alerts.stream().limit(NotificationText.MAX_ROWS).map(this::row).toList();
    }

    static String severity(ToldAlert alert) {
        return alert.resolved() ? "resolved" : alert.severity().word();
    }

    private Row row(ToldAlert alert) {
        Instant deadline = alert.resolved() ? null : alert.notice().deadline();
        Digest.Outcome outcome =
                digest == null ? null : digest.outcomes().get(alert.alert().alertId());
        return new Row(
                outcome == null ? state(alert) : word(outcome),
                outcome == Digest.Outcome.MISSED ? "critical" : severity(alert),
                NoticeText.of(alert.notice(), receiver, now).headline(),
                deadline == null ? "" : Times.shortOf(deadline, receiver),
                deadline == null || !deadline.isAfter(now) ? "" : TimeLeft.of(deadline, now));
    }

    private String word(Digest.Outcome outcome) {
        return switch (outcome) {
            case MET -> texts.met();
            case MISSED -> texts.missed();
        };
    }

    private String state(ToldAlert alert) {
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
}
