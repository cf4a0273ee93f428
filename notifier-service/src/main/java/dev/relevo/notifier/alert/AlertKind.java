package dev.relevo.notifier.alert;

import java.util.Arrays;
import java.util.Optional;

/** The kind of problem that a number or an account has. Receivers filter by its word, and events carry it. */
public enum AlertKind {
    RED_CASE("red-case"),
    PATH_MISSING("path-missing"),
    PATH_PROBE_FAILED("path-probe-failed"),
    /** Of a number, by rating-service before 0.2. It is one alert of the account now. */
    POLL_FAILING("poll-failing"),
    RISK("risk"),
    NUMBER_DISCOVERED("number-discovered"),
    NUMBER_VANISHED("number-vanished"),
    NUMBER_STALE("number-stale"),
    NUMBER_STATUS("number-status"),
    ACCOUNT_RESTRICTED("account-restricted"),
    ACCOUNT_POLLING("account-polling"),
    TEMPLATE("template"),
    POLICY_BREACH("policy-breach"),
    QUEUE_OVERFLOW("queue-overflow"),
    HANDOFF_EXPIRED("handoff-expired"),
    MESSAGE_FAILED("message-failed"),
    /** Of messages that no agent wrote: nobody else learns that they did not arrive. */
    UNDELIVERED("undelivered"),
    /** Of a receiver that does not get its notices. */
    CHANNEL_BROKEN("channel-broken"),
    /** Of another system, through the webhook of Prometheus Alertmanager. */
    EXTERNAL("external");

    private final String word;

    AlertKind(String word) {
        this.word = word;
    }

    /** For example {@code red-case}. */
    public String word() {
        return word;
    }

    /** The kind of this word; empty if absent. */
    public static Optional<AlertKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
