package dev.relevo.notifier.alert;

import java.util.Arrays;
import java.util.Optional;

/** The kind of problem that a number has. Receivers filter by its word, and events carry it. */
public enum AlertKind {
    RED_CASE("red-case"),
    PATH_MISSING("path-missing"),
    PATH_PROBE_FAILED("path-probe-failed"),
    POLL_FAILING("poll-failing"),
    RISK("risk"),
    ACCOUNT_RESTRICTED("account-restricted"),
    POLICY_BREACH("policy-breach");

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
