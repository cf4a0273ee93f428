package dev.relevo.notifier.alert;

/** How urgent each type of notice is. */
public final class Severities {
    private Severities() {}

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
                    POLICY_BREACH -> Severity.CRITICAL;
            case LIMIT_NOT_IMPOSED,
                    PATH_MISSING,
                    PATH_PROBE_FAILED,
                    POLL_FAILING,
                    RISK_RAISED,
                    NUMBER_VANISHED,
                    NUMBER_STALE,
                    ACCOUNT_POLLING_FAILING,
                    TEMPLATE_UNUSABLE,
                    TEMPLATE_QUALITY_RED -> Severity.WARNING;
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
                    TEST -> Severity.INFO;
        };
    }
}
