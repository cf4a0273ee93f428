package dev.relevo.notifier.text;

import dev.relevo.event.RedCaseEvent.Finding;
import dev.relevo.notifier.alert.Fact;
import dev.relevo.notifier.alert.Notice;
import java.util.List;
import java.util.stream.Stream;

/** What happens next and what the receiver can do; empty when nothing is to be done. */
final class Advice {
    private Advice() {}

    static List<String> of(Notice notice, AdviceTexts texts) {
        return switch (notice.news()) {
            case RED_CASE_OPENED -> List.of(consequence(notice, texts), remedy(notice, texts));
            case RED_CASE_REOPENED -> List.of(texts.sameClock(), consequence(notice, texts), remedy(notice, texts));
            case RED_CASE_CORRECTED -> List.of(texts.corrected());
            case RED_CASE_DISPUTED -> List.of(texts.disputed());
            case DEADLINE_NEAR ->
                Stream.concat(
                                Stream.of(texts.limitFollows(), texts.pathAndLess()),
                                notice.fact(Fact.LATE).map(_ -> texts.late()).stream())
                        .toList();
            case LIMIT_EXPECTED -> List.of(texts.limitExpected());
            case LIMIT_IMPOSED -> List.of(texts.limitImposed());
            case LIMIT_NOT_IMPOSED -> List.of(texts.limitNotImposed());
            case RED_CASE_CLOSED -> List.of(texts.coolingTime());
            case PATH_MISSING -> List.of(texts.pathMissing());
            case PATH_PROBE_FAILED -> List.of(texts.pathProbeFailed());
            case POLL_FAILING -> List.of(texts.polling());
            case RISK_RAISED -> List.of(texts.risk());
            case NUMBER_DISCOVERED -> List.of(texts.numberDiscovered());
            case NUMBER_VANISHED -> List.of(texts.numberVanished());
            case NUMBER_STALE -> List.of(texts.numberStale());
            case NUMBER_UNUSABLE -> List.of(texts.numberUnusable());
            case ACCOUNT_RESTRICTED -> List.of(texts.accountRestricted());
            case ACCOUNT_POLLING_FAILING -> List.of(texts.accountPollingFailing());
            case TEMPLATE_UNUSABLE ->
                List.of(notice.fact(Fact.UNTIL).isPresent() ? texts.templatePaused() : texts.templateUnusable());
            case TEMPLATE_QUALITY_RED -> List.of(texts.templateQualityRed());
            case POLICY_BREACH -> List.of(texts.policyBreach());
            case QUEUE_OVERFLOWED -> List.of(texts.queueOverflowed());
            case HANDOFFS_EXPIRED -> List.of(texts.handoffsExpired());
            case MESSAGES_FAILED -> List.of(texts.messagesFailed());
            case PROMISES_UNDELIVERED -> List.of(texts.promisesUndelivered());
            case CHANNEL_BROKEN -> List.of(texts.channelBroken());
            case TEST -> List.of(texts.test());
            case PATH_RESTORED,
                    POLL_RESTORED,
                    RISK_LOWERED,
                    NUMBER_REGISTERED,
                    NUMBER_LISTED,
                    NUMBER_FRESH,
                    NUMBER_USABLE,
                    NUMBER_REMOVED,
                    ACCOUNT_RESTRICTION_LIFTED,
                    ACCOUNT_POLLING_RESTORED,
                    TEMPLATE_USABLE,
                    TEMPLATE_QUALITY_BETTER,
                    TEMPLATE_GONE,
                    POLICY_BREACHES_ENDED,
                    QUEUE_QUIET,
                    HANDOFFS_QUIET,
                    MESSAGES_QUIET,
                    PROMISES_QUIET,
                    CHANNEL_RESTORED,
                    EXTERNAL_FIRING,
                    EXTERNAL_RESOLVED -> List.of();
        };
    }

    private static String consequence(Notice notice, AdviceTexts texts) {
        return notice.deadline() == null ? texts.noDeadline() : texts.limitFollows();
    }

    private static String remedy(Notice notice, AdviceTexts texts) {
        String finding = notice.fact(Fact.FINDING).orElse("");
        if (finding.equals(Finding.POLICY.name())) {
            return texts.openPath();
        }
        return finding.equals(Finding.FEEDBACK.name()) ? texts.sendLess() : texts.pathAndLess();
    }
}
