package dev.relevo.notifier.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgent an alert is; the worst first. */
public enum Severity {
    /** People must act now: a clock runs, or users are refused. */
    CRITICAL,
    /** People must act soon. */
    WARNING,
    /** People may want to know. */
    INFO;

    /** The value of the label {@code severity}, for example {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of this word; empty if absent. */
    public static Optional<Severity> ofWord(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
