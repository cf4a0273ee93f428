package dev.relevo.notifier.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The effect of a change on an alert. Every effect except {@link #SILENT} sends a notice to receivers. */
public enum AlertDecision {
    /** The alert opens, for the first time or again. */
    OPENED,
    /** The alert stays open, and another step is told or the last one is repeated. */
    UPDATED,
    /** The alert ends. */
    RESOLVED,
    /** Nothing changed, for example because the event repeats the last notice: no notice is sent. */
    SILENT;

    /** The time between reminders of a problem that continues. Alertmanager has the same default. */
    static final Duration REPEAT_INTERVAL = Duration.ofHours(4);

    /**
     * Decides which effect a change has.
     *
     * @param state the alert's state; null when the alert is unknown
     * @param last the last notice; null if absent
     * @param wasTold whether the change's step was told at any time before
     */
    public static AlertDecision of(
            @Nullable AlertState state, @Nullable Notice last, boolean wasTold, AlertChange change) {
        boolean isOpen = state == AlertState.OPEN || state == AlertState.ACKNOWLEDGED;
        return switch (change) {
            case AlertChange.Open open -> isOpen ? unlessTold(last, wasTold, open) : OPENED;
            case AlertChange.Update update ->
                state == null ? OPENED : isOpen ? unlessTold(last, wasTold, update) : SILENT;
            case AlertChange.Recur recur -> isOpen ? unlessRecent(last, recur.notice()) : OPENED;
            case AlertChange.Resolve _ -> isOpen ? RESOLVED : SILENT;
        };
    }

    private static AlertDecision unlessTold(@Nullable Notice last, boolean wasTold, AlertChange change) {
        Step step = change.step();
        boolean isLast = last != null && Step.of(last).equals(step);
        return isLast || (step.isOnce() && wasTold) ? SILENT : UPDATED;
    }

    private static AlertDecision unlessRecent(@Nullable Notice last, Notice notice) {
        return last != null && notice.at().isBefore(last.at().plus(REPEAT_INTERVAL)) ? SILENT : UPDATED;
    }
}
