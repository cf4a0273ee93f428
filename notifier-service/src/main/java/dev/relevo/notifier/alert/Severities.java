package dev.relevo.notifier.alert;

import java.util.Map;
import java.util.Optional;

/** How urgent each type of notice is. */
public final class Severities {
    private Severities() {}

    /**
     * The severity of an alert with this notice.
     *
     * @param labels those of another system, whose severity applies when Relevo knows it
     */
    public static Severity of(NoticeType type, Map<String, String> labels) {
        return Optional.ofNullable(labels.get(AlertLabels.SEVERITY))
                .flatMap(Severity::ofWord)
                .orElseGet(() -> of(type));
    }

    /** An end has the severity of what ended: see {@code Alert}. */
    public static Severity of(NoticeType type) {
        return switch (type) {
            case RED_CASE_OPENED,
                    RED_CASE_REOPENED,
                    RED_CASE_CORRECTED,
                    RED_CASE_DISPUTED,
                    DEADLINE_NEAR,
                    LIMIT_EXPECTED,
                    LIMIT_IMPOSED,
                    NUMBER_UNUSABLE,
                    ACCOUNT_RESTRICTED,
                    POLICY_BREACH,
                    PROMISES_UNDELIVERED,
                    CHANNEL_BROKEN -> Severity.CRITICAL;
            case LIMIT_NOT_IMPOSED,
                    PATH_MISSING,
                    PATH_PROBE_FAILED,
                    POLL_FAILING,
                    RISK_RAISED,
                    NUMBER_VANISHED,
                    NUMBER_STALE,
                    ACCOUNT_POLLING_FAILING,
                    TEMPLATE_UNUSABLE,
                    TEMPLATE_QUALITY_RED,
                    QUEUE_OVERFLOWED,
                    HANDOFFS_EXPIRED,
                    MESSAGES_FAILED,
                    EXTERNAL_FIRING -> Severity.WARNING;
            case NUMBER_DISCOVERED,
                    RED_CASE_CLOSED,
                    PATH_RESTORED,
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
                    EXTERNAL_RESOLVED,
                    TEST -> Severity.INFO;
        };
    }
}
