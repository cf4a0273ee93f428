package dev.relevo.notifier.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a change does to an alert, and so whether people are told. */
public enum AlertDecision {
    /** It opens, for the first time or again. */
    OPENED,
    /** It stays open, and there is news. */
    UPDATED,
    /** It is over. */
    RESOLVED,
    /** Nothing new: nobody is told. */
    SILENT;

    /** How far apart people are told that something goes on happening; Alertmanager's default, too. */
    static final Duration REPEAT_INTERVAL = Duration.ofHours(4);

    /**
     * Decides.
     *
     * @param state the alert's state; null when it was never heard of
     * @param last what was told last; null when nothing was
     */
    public static AlertDecision of(@Nullable AlertState state, @Nullable Notice last, AlertChange change) {
        boolean isOpen = state == AlertState.OPEN || state == AlertState.ACKNOWLEDGED;
        return switch (change) {
            case AlertChange.Open open -> isOpen ? unlessSaid(last, open.notice()) : OPENED;
            case AlertChange.Update update ->
                state == null ? OPENED : isOpen ? unlessSaid(last, update.notice()) : SILENT;
            case AlertChange.Recur recur -> isOpen ? unlessJustSaid(last, recur.notice()) : OPENED;
            case AlertChange.Resolve _ -> isOpen ? RESOLVED : SILENT;
            case AlertChange.Ignore _ -> SILENT;
        };
    }

    private static AlertDecision unlessSaid(@Nullable Notice last, Notice notice) {
        return last != null && last.saysTheSameAs(notice) ? SILENT : UPDATED;
    }

    private static AlertDecision unlessJustSaid(@Nullable Notice last, Notice notice) {
        return last != null && notice.at().isBefore(last.at().plus(REPEAT_INTERVAL)) ? SILENT : UPDATED;
    }
}
