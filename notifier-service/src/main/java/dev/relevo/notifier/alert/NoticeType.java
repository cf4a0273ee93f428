package dev.relevo.notifier.alert;

/** The type of a notice. Each type has one text in each language. */
public enum NoticeType {
    RED_CASE_OPENED,
    DEADLINE_NEAR,
    LIMIT_IMPOSED,
    LIMIT_NOT_IMPOSED,
    RED_CASE_CLOSED,
    PATH_MISSING,
    PATH_PROBE_FAILED,
    POLL_FAILING,
    POLL_RESTORED,
    RISK_RAISED,
    ACCOUNT_RESTRICTED,
    POLICY_BREACH,
    POLICY_BREACHES_ENDED
}
