package dev.relevo.notifier.text;

import dev.relevo.event.RedCaseEvent.Finding;
import dev.relevo.notifier.alert.Fact;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.receiver.Receiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of a notice as rows of a mail's table. */
record FactTable(Notice notice, Receiver receiver, Instant now, LabelTexts texts) {
    List<NoticeText.Fact> rows() {
        List<NoticeText.Fact> rows = new ArrayList<>();
        var number = notice.number();
        if (number != null) {
            rows.add(new NoticeText.Fact(texts.number(), notice.subject()));
            add(rows, texts.name(), number.verifiedName());
        }
        rows.add(new NoticeText.Fact(texts.when(), time(notice.at())));
        add(rows, texts.since(), notice.since() == null ? null : time(notice.since()));
        Instant deadline = notice.deadline();
        if (deadline != null) {
            rows.add(new NoticeText.Fact(texts.deadline(), time(deadline)));
            if (deadline.isAfter(now)) {
                rows.add(new NoticeText.Fact(texts.timeLeft(), TimeLeft.of(deadline, now)));
            }
        }
        notice.facts().forEach((fact, value) -> row(fact, value).ifPresent(rows::add));
        return rows;
    }

    /** The details in the source's words; the reasons that have a fixed word are translated. */
    List<String> details() {
        return notice.news() == NoticeType.ACCOUNT_RESTRICTION_LIFTED
                ? notice.details().stream().map(this::end).toList()
                : notice.details();
    }

    private String end(String reason) {
        return switch (reason) {
            case "expired" -> texts.expired();
            case "reinstated" -> texts.reinstated();
            default -> reason;
        };
    }

    private static void add(List<NoticeText.Fact> rows, String label, @Nullable String value) {
        if (value != null) {
            rows.add(new NoticeText.Fact(label, value));
        }
    }

    /** Empty for a fact that the headline or the advice tells. */
    private Optional<NoticeText.Fact> row(Fact fact, String value) {
        String shown = fact.isTime() ? time(Instant.parse(value)) : value;
        return switch (fact) {
            case ACCOUNT -> Optional.of(new NoticeText.Fact(texts.account(), shown));
            case NUMBERS -> Optional.of(new NoticeText.Fact(texts.numbers(), shown));
            case FINDING -> finding(value).map(words -> new NoticeText.Fact(texts.finding(), words));
            case TEMPLATES -> Optional.of(new NoticeText.Fact(texts.templates(), shown));
            case EVIDENCE -> Optional.of(new NoticeText.Fact(texts.evidence(), evidence(value)));
            case PREVIOUS_SINCE -> Optional.of(new NoticeText.Fact(texts.previousSince(), shown));
            case BY -> Optional.of(new NoticeText.Fact(texts.by(), shown));
            case SCORE ->
                Optional.of(new NoticeText.Fact(texts.score(), Math.round(Double.parseDouble(value) * 100) + " %"));
            case LAST_SEEN -> Optional.of(new NoticeText.Fact(texts.lastSeen(), shown));
            case RESTRICTION -> Optional.of(new NoticeText.Fact(texts.restriction(), shown));
            case TEMPLATE -> Optional.of(new NoticeText.Fact(texts.template(), shown));
            case PREVIOUS_STATUS -> Optional.of(new NoticeText.Fact(texts.previousStatus(), shown));
            case STATUS -> Optional.of(new NoticeText.Fact(texts.status(), shown));
            case UNTIL -> Optional.of(new NoticeText.Fact(texts.until(), shown));
            case COUNT -> Optional.of(new NoticeText.Fact(texts.count(), shown));
            case QUEUE -> Optional.of(new NoticeText.Fact(texts.queue(), shown));
            case CHANNEL -> Optional.of(new NoticeText.Fact(texts.channel(), shown));
            case RECEIVER -> Optional.of(new NoticeText.Fact(texts.receiver(), shown));
            case COLOUR, REMAINING, LATE, NAME -> Optional.empty();
        };
    }

    private Optional<String> finding(String word) {
        if (word.equals(Finding.POLICY.name())) {
            return Optional.of(texts.policy());
        }
        return word.equals(Finding.FEEDBACK.name()) ? Optional.of(texts.feedback()) : Optional.empty();
    }

    private String evidence(String word) {
        return switch (word) {
            case "MESSAGING_LIMIT_FELL" -> texts.limitFell();
            case "ERROR_131048" -> texts.spamError();
            case "RESTRICTION" -> texts.restrictionSeen();
            case "PERSON" -> texts.personSaid();
            default -> word;
        };
    }

    private String time(Instant instant) {
        return Times.of(instant, receiver);
    }
}
