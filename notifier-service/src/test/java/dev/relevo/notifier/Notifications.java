package dev.relevo.notifier;

import dev.relevo.event.AlertRef;
import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertRules;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.notification.Digest;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Notifications as groups make them. */
public final class Notifications {
    private static final String PAGE = "https://relevo.example.org/alerts";

    private Notifications() {}

    /** The notice of an event of a number with 7 days from {@code now - age}. */
    public static ToldAlert red(String phoneNumberId, NoticeType news, Instant now, Duration age) {
        var number = new NumberRef(new PhoneNumberId(phoneNumberId), "57" + phoneNumberId, "Farmacia Sol");
        Instant flagged = now.minus(age);
        var notice = new Notice(news, number, now, flagged, flagged.plus(Duration.ofDays(7)), List.of(), null);
        boolean isResolved = news == NoticeType.RED_CASE_CLOSED;
        var ref = new AlertRef("alert-" + phoneNumberId, "red-case", number.phoneNumberId());
        return new ToldAlert(
                ref,
                1,
                Severity.CRITICAL,
                isResolved,
                false,
                Map.of("alertname", "red-case", "number", phoneNumberId),
                notice);
    }

    /** The alert of an example of the contract. */
    public static ToldAlert of(String example, Severity severity) {
        AlertChange change = AlertRules.changesFor(Examples.rating(example)).getFirst();
        return new ToldAlert(change.alert(), 1, severity, false, false, Map.of(), change.notice());
    }

    public static Notification one(ToldAlert alert) {
        return group(List.of(alert), alert.resolved() ? 0 : 1, alert.resolved() ? 1 : 0, PAGE);
    }

    /** So many red numbers; each was red an hour longer than the next. */
    public static Notification redNumbers(int count, Instant now) {
        List<ToldAlert> worst = IntStream.range(0, Math.min(count, Notification.MAX_ALERTS))
                .mapToObj(
                        n -> red("300111%04d".formatted(n), NoticeType.RED_CASE_OPENED, now, Duration.ofHours(120 - n)))
                .toList();
        return group(worst, count, 0, PAGE);
    }

    public static Notification group(List<ToldAlert> alerts, int firing, int resolved, @Nullable String url) {
        return new Notification("group-1", Map.of("alertname", "red-case"), 2, alerts, firing, resolved, url);
    }

    /** Of the day or the week before today in Bogota: 30 alerts are open, 2 deadlines were met and 1 was missed. */
    public static Notification digest(Digest.Period period, Instant now) {
        List<ToldAlert> alerts = List.of(
                red("3001", NoticeType.LIMIT_EXPECTED, now, Duration.ofDays(7).plusHours(20)),
                red("3002", NoticeType.RED_CASE_OPENED, now, Duration.ofDays(1)),
                red("3003", NoticeType.RED_CASE_CLOSED, now, Duration.ofDays(3)));
        Instant today = now.atZone(ZoneId.of("America/Bogota"))
                .toLocalDate()
                .atStartOfDay(ZoneId.of("America/Bogota"))
                .toInstant();
        Instant from = today.minus(Duration.ofDays(period == Digest.Period.DAILY ? 1 : 7));
        var outcomes = Map.of("alert-3001", Digest.Outcome.MISSED, "alert-3003", Digest.Outcome.MET);
        return new Notification(
                "digest-1", Map.of(), 1, alerts, 30, 2, PAGE, new Digest(period, from, today, 30, 2, 1, outcomes));
    }
}
