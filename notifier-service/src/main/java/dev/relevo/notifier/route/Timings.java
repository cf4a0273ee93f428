package dev.relevo.notifier.route;

import dev.relevo.notifier.alert.Severity;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the alerts of a group are told.
 *
 * @param groupWait from the first alert of a group to its first notification; null when the tree does not say, see {@link #firstAfter}
 * @param groupInterval from one notification of a group to the next that tells new alerts
 * @param repeatInterval from one notification of a group to the next that tells nothing new; null for never, without a tree only
 */
public record Timings(
        @Nullable Duration groupWait,
        Duration groupInterval,
        @Nullable Duration repeatInterval) {
    public static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    public static final Timings USUAL = new Timings(null, Duration.ofMinutes(5), Duration.ofHours(4));

    private static final String SEVERITY = "severity";

    /** How long a group waits for other alerts before its first notification. Usually a critical alert does not wait. */
    public Duration firstAfter(Map<String, String> alert) {
        if (groupWait != null) {
            return groupWait;
        }
        return Severity.CRITICAL.word().equals(alert.get(SEVERITY)) ? Duration.ZERO : USUAL_WAIT;
    }
}
