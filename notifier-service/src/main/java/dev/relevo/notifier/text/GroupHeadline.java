package dev.relevo.notifier.text;

import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.notification.Digest;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Receiver;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What happened, in one sentence for several alerts: how many, and the worst. */
record GroupHeadline(GroupTexts texts, Receiver receiver, Instant now) {
    String of(Notification notification) {
        List<ToldAlert> open = notification.alerts().stream()
                .filter(alert -> !alert.resolved())
                .toList();
        if (open.isEmpty()) {
            return texts.allResolved(count(notification.resolved()));
        }
        String headline = open(notification.firing(), open);
        return notification.resolved() == 0 ? headline : texts.withResolved(headline, count(notification.resolved()));
    }

    /** The period, and how many alerts are open and deadlines met and missed. */
    String of(Digest digest) {
        String from = Times.day(digest.from(), receiver);
        String to = Times.day(digest.to().minusSeconds(1), receiver);
        String open = count(digest.open());
        String met = count(digest.met());
        String missed = count(digest.missed());
        return from.equals(to)
                ? texts.digestOfDay(from, open, met, missed)
                : texts.digestOfDays(from, to, open, met, missed);
    }

    private String open(int firing, List<ToldAlert> open) {
        if (firing <= 1) {
            return worst(open);
        }
        boolean isRed = open.stream().allMatch(alert -> alert.alert().kind().equals(AlertKind.RED_CASE.word()));
        return isRed ? red(count(firing), open) : texts.open(count(firing), worst(open));
    }

    private String red(String count, List<ToldAlert> open) {
        Optional<Instant> first = open.stream()
                .map(alert -> alert.notice().deadline())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return texts.redNumbersWithoutDeadline(count);
        }
        return first.get().isAfter(now)
                ? texts.redNumbers(count, TimeLeft.of(first.get(), now))
                : texts.redNumbersLate(count);
    }

    private String worst(List<ToldAlert> open) {
        return NoticeText.of(open.getFirst().notice(), receiver, now).headline();
    }

    private String count(int number) {
        return NotificationTexts.count(number, receiver);
    }
}
