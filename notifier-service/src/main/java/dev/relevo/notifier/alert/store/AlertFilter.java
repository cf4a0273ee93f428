package dev.relevo.notifier.alert.store;

import dev.relevo.kit.problem.Problems;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.AlertState;
import dev.relevo.notifier.alert.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are meant. What is null selects nothing.
 *
 * @param state a word of {@link AlertState}
 * @param severity a word of {@link Severity}
 * @param kind a word of {@link AlertKind}
 * @param number a phone number id
 * @param account a WhatsApp Business Account id
 * @param q a part of the summary or of a label, in any case
 * @param stale whether the alert is unconfirmed for {@code notifier.alerts.resolve-after}
 */
record AlertFilter(
        @Nullable String state,
        @Nullable String severity,
        @Nullable String kind,
        @Nullable String number,
        @Nullable String account,
        @Nullable String q,
        @Nullable Boolean stale) {
    private static final int MAX_TEXT = 128;

    static final AlertFilter ALL = new AlertFilter(null, null, null, null, null, null, null);

    /**
     * The same filter, when each value is possible.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with the name of the field
     */
    AlertFilter valid() {
        AlertState ignoredState = stateOrNull();
        Severity ignoredSeverity = severityOrNull();
        if (kind != null && AlertKind.ofWord(kind).isEmpty()) {
            throw Problems.invalid(
                    "kind",
                    "one of "
                            + Arrays.stream(AlertKind.values())
                                    .map(AlertKind::word)
                                    .toList());
        }
        text("number", number);
        text("account", account);
        text("q", q);
        return this;
    }

    /** The same filter for open alerts only. */
    AlertFilter ofOpen() {
        return new AlertFilter(AlertState.OPEN.name(), severity, kind, number, account, q, stale);
    }

    @Nullable
    AlertState stateOrNull() {
        if (state == null) {
            return null;
        }
        return Arrays.stream(AlertState.values())
                .filter(known -> known.name().equals(state.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("state", "one of " + List.of(AlertState.values())));
    }

    @Nullable
    Severity severityOrNull() {
        return severity == null
                ? null
                : Severity.ofWord(severity)
                        .orElseThrow(() -> Problems.invalid("severity", "critical, warning or info"));
    }

    private static void text(String field, @Nullable String value) {
        boolean isBad =
                value != null && (value.length() > MAX_TEXT || value.chars().anyMatch(Character::isISOControl));
        if (isBad) {
            throw Problems.invalid(field, "at most " + MAX_TEXT + " characters without control characters");
        }
    }
}
