package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import java.util.function.UnaryOperator;

/** What an event means for an alert. */
public sealed interface AlertChange {
    /** The same with another notice. */
    default AlertChange telling(UnaryOperator<Notice> changed) {
        return switch (this) {
            case Open(AlertRef alert, Notice notice) -> new Open(alert, changed.apply(notice));
            case Update(AlertRef alert, Notice notice) -> new Update(alert, changed.apply(notice));
            case Recur(AlertRef alert, Notice notice) -> new Recur(alert, changed.apply(notice));
            case Resolve(AlertRef alert, Notice notice) -> new Resolve(alert, changed.apply(notice));
            case Ignore ignore -> ignore;
        };
    }

    /**
     * Something is wrong. Opens the alert, also again after it was resolved.
     *
     * @param alert which
     * @param notice what to tell
     */
    record Open(AlertRef alert, Notice notice) implements AlertChange {}

    /**
     * There is news of something wrong. Opens the alert if it was never heard of (better told late than never), but not once it
     * is resolved.
     *
     * @param alert which
     * @param notice what to tell
     */
    record Update(AlertRef alert, Notice notice) implements AlertChange {}

    /**
     * It went wrong once more, and each time is one of many. Opens the alert, also again after it was resolved; while it is
     * open, people are reminded now and then that it goes on.
     *
     * @param alert which
     * @param notice what to tell
     */
    record Recur(AlertRef alert, Notice notice) implements AlertChange {}

    /**
     * It is no longer wrong.
     *
     * @param alert which
     * @param notice what to tell
     */
    record Resolve(AlertRef alert, Notice notice) implements AlertChange {}

    /** Nobody needs to be told. */
    record Ignore() implements AlertChange {}
}
