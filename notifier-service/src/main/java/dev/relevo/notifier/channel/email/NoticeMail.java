package dev.relevo.notifier.channel.email;

import dev.relevo.event.Rating;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.receiver.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A notice in a receiver's language and time zone, as the templates show it. The values are not escaped: the template escapes them.
 *
 * @param language BCP 47
 * @param headline what happened, in one sentence
 * @param details in the source's words; empty when it gave none
 */
public record NoticeMail(
        String language, String headline, List<Fact> facts, String detailsLabel, List<String> details, String footer) {
    /** Longer than mail programs show in a list, and shorter than RFC 5322's line limit of 998. */
    private static final int MAX_SUBJECT_LENGTH = 200;

    public NoticeMail {
        facts = List.copyOf(facts);
        details = List.copyOf(details);
    }

    /** One line of the table. */
    public record Fact(String label, String value) {}

    static NoticeMail of(Notice notice, Receiver receiver, MailTexts texts) {
        return new NoticeMail(
                receiver.language().tag(),
                headline(notice, texts),
                facts(notice, receiver, texts),
                texts.details(),
                notice.news() == NoticeType.RED_CASE_CLOSED ? List.of() : notice.details(),
                texts.footer(receiver.name(), receiver.zone().getId()));
    }

    /** The headline as a header can carry it: one line without control characters. */
    String subject() {
        String line = "[Relevo] " + headline.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_SUBJECT_LENGTH ? line : line.substring(0, MAX_SUBJECT_LENGTH);
    }

    private static String headline(Notice notice, MailTexts texts) {
        String number = notice.numberName();
        return switch (notice.news()) {
            case RED_CASE_OPENED -> texts.redCaseOpened(number);
            case DEADLINE_NEAR -> texts.deadlineNear(number, left(notice.at(), notice.deadline()));
            case LIMIT_IMPOSED -> texts.limitImposed(number);
            case LIMIT_NOT_IMPOSED -> texts.limitNotImposed(number);
            case RED_CASE_CLOSED -> texts.redCaseClosed(number, colour(notice, texts));
            case PATH_MISSING -> texts.pathMissing(number);
            case PATH_PROBE_FAILED -> texts.pathProbeFailed(number);
            case POLL_FAILING -> texts.pollFailing(number);
            case POLL_RESTORED -> texts.pollRestored(number);
            case RISK_RAISED -> texts.riskRaised(number);
            case ACCOUNT_RESTRICTED -> texts.accountRestricted(number);
            case POLICY_BREACH -> texts.policyBreach(number);
            case POLICY_BREACHES_ENDED -> texts.policyBreachesEnded(number);
        };
    }

    private static String colour(Notice notice, MailTexts texts) {
        if (notice.details().contains(Rating.GREEN.name())) {
            return texts.green();
        }
        return notice.details().contains(Rating.YELLOW.name()) ? texts.yellow() : texts.notRed();
    }

    private static List<Fact> facts(Notice notice, Receiver receiver, MailTexts texts) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(texts.number(), notice.numberName()));
        String name = notice.number().verifiedName();
        if (name != null) {
            facts.add(new Fact(texts.name(), name));
        }
        facts.add(new Fact(texts.when(), time(notice.at(), receiver)));
        Instant since = notice.since();
        if (since != null) {
            facts.add(new Fact(texts.since(), time(since, receiver)));
        }
        Instant deadline = notice.deadline();
        if (deadline != null) {
            facts.add(new Fact(texts.deadline(), time(deadline, receiver)));
            facts.add(new Fact(texts.timeLeft(), left(notice.at(), deadline)));
        }
        return facts;
    }

    private static String time(Instant instant, Receiver receiver) {
        return DateTimeFormatter.ofPattern(
                        "EEEE d MMMM uuuu, HH:mm:ss",
                        Locale.of(receiver.language().tag()))
                .format(instant.atZone(receiver.zone()));
    }

    /** For example {@code 6 d 23 h}: the units are the same in all three languages. */
    private static String left(Instant at, @Nullable Instant deadline) {
        Duration left = deadline == null || deadline.isBefore(at) ? Duration.ZERO : Duration.between(at, deadline);
        if (left.toDays() > 0) {
            return left.toDays() + " d " + left.toHoursPart() + " h";
        }
        return left.toHours() > 0 ? left.toHours() + " h " + left.toMinutesPart() + " min" : left.toMinutes() + " min";
    }
}
