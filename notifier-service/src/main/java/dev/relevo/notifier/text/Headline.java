package dev.relevo.notifier.text;

import dev.relevo.event.Rating;
import dev.relevo.notifier.alert.Fact;
import dev.relevo.notifier.alert.Notice;
import java.time.Instant;

/** What happened, in one sentence. */
final class Headline {
    private Headline() {}

    static String of(Notice notice, Instant now, HeadlineTexts texts) {
        String who = notice.subject();
        return switch (notice.news()) {
            case RED_CASE_OPENED ->
                notice.deadline() == null ? texts.redCaseOpenedWithoutDeadline(who) : texts.redCaseOpened(who);
            case RED_CASE_REOPENED -> texts.redCaseReopened(who);
            case RED_CASE_CORRECTED -> texts.redCaseCorrected(who);
            case RED_CASE_DISPUTED -> texts.redCaseDisputed(who, colour(notice, texts));
            case DEADLINE_NEAR -> texts.deadlineNear(who, left(notice, now));
            case TEST -> texts.test();
            case LIMIT_EXPECTED -> texts.limitExpected(who);
            case LIMIT_IMPOSED -> texts.limitImposed(who);
            case LIMIT_NOT_IMPOSED -> texts.limitNotImposed(who);
            case RED_CASE_CLOSED -> texts.redCaseClosed(who, colour(notice, texts));
            case PATH_MISSING -> texts.pathMissing(who);
            case PATH_RESTORED -> texts.pathRestored(who);
            case PATH_PROBE_FAILED -> texts.pathProbeFailed(who);
            case POLL_FAILING -> texts.pollFailing(who);
            case POLL_RESTORED -> texts.pollRestored(who);
            case RISK_RAISED -> texts.riskRaised(who);
            case RISK_LOWERED -> texts.riskLowered(who);
            case NUMBER_DISCOVERED -> texts.numberDiscovered(who);
            case NUMBER_REGISTERED -> texts.numberRegistered(who);
            case NUMBER_VANISHED -> texts.numberVanished(who);
            case NUMBER_LISTED -> texts.numberListed(who);
            case NUMBER_STALE -> texts.numberStale(who);
            case NUMBER_FRESH -> texts.numberFresh(who);
            case NUMBER_UNUSABLE -> texts.numberUnusable(who, status(notice));
            case NUMBER_USABLE -> texts.numberUsable(who, status(notice));
            case NUMBER_REMOVED -> texts.numberRemoved(who);
            case ACCOUNT_RESTRICTED -> texts.accountRestricted(who);
            case ACCOUNT_RESTRICTION_LIFTED -> texts.accountRestrictionLifted(who);
            case ACCOUNT_POLLING_FAILING -> texts.accountPollingFailing(who);
            case ACCOUNT_POLLING_RESTORED -> texts.accountPollingRestored(who);
            case TEMPLATE_UNUSABLE -> texts.templateUnusable(template(notice), status(notice));
            case TEMPLATE_USABLE -> texts.templateUsable(template(notice));
            case TEMPLATE_QUALITY_RED -> texts.templateQualityRed(template(notice));
            case TEMPLATE_QUALITY_BETTER -> texts.templateQualityBetter(template(notice));
            case TEMPLATE_GONE -> texts.templateGone(template(notice));
            case POLICY_BREACH -> texts.policyBreach(who);
            case POLICY_BREACHES_ENDED -> texts.policyBreachesEnded(who);
            case QUEUE_OVERFLOWED -> texts.queueOverflowed(who);
            case QUEUE_QUIET -> texts.queueQuiet(who);
            case HANDOFFS_EXPIRED -> texts.handoffsExpired(who);
            case HANDOFFS_QUIET -> texts.handoffsQuiet(who);
            case MESSAGES_FAILED -> texts.messagesFailed(who);
            case MESSAGES_QUIET -> texts.messagesQuiet(who);
            case PROMISES_UNDELIVERED -> texts.promisesUndelivered(who);
            case PROMISES_QUIET -> texts.promisesQuiet(who);
            case CHANNEL_BROKEN -> texts.channelBroken(who);
            case CHANNEL_RESTORED -> texts.channelRestored(who);
            case EXTERNAL_FIRING -> texts.externalFiring(who);
            case EXTERNAL_RESOLVED -> texts.externalResolved(who);
        };
    }

    /** Counted from now, and not from when the reminder was due: it may be sent late. */
    private static String left(Notice notice, Instant now) {
        Instant deadline = notice.deadline();
        return TimeLeft.of(deadline == null ? now : deadline, now);
    }

    private static String status(Notice notice) {
        return notice.fact(Fact.STATUS).orElse("?");
    }

    private static String template(Notice notice) {
        return notice.fact(Fact.TEMPLATE).orElse("?");
    }

    private static String colour(Notice notice, HeadlineTexts texts) {
        String colour = notice.fact(Fact.COLOUR).orElse("");
        if (colour.equals(Rating.GREEN.name())) {
            return texts.green();
        }
        return colour.equals(Rating.YELLOW.name()) ? texts.yellow() : texts.notRed();
    }
}
