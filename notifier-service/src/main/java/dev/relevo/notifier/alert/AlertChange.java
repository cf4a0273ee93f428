package dev.relevo.notifier.alert;

import dev.relevo.event.AlertRef;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The change of an alert that an event causes. */
public sealed interface AlertChange {
    /** The alert. */
    AlertRef alert();

    /** The notice for receivers. */
    Notice notice();

    /** What it says, by which a repetition is known. */
    default Step step() {
        return Step.of(notice());
    }

    /** The same change with another notice. */
    default AlertChange withNotice(UnaryOperator<Notice> changed) {
        return switch (this) {
            case Open(AlertRef alert, Notice notice, Map<String, String> labels) ->
                new Open(alert, changed.apply(notice), labels);
            case Update(AlertRef alert, Notice notice) -> new Update(alert, changed.apply(notice));
            case Recur(AlertRef alert, Notice notice) -> new Recur(alert, changed.apply(notice));
            case Resolve(AlertRef alert, Notice notice) -> new Resolve(alert, changed.apply(notice));
        };
    }

    /**
     * A problem. Opens the alert, also again after it was resolved.
     *
     * @param labels those that another system gave the problem; empty for a problem that Relevo found
     */
    record Open(AlertRef alert, Notice notice, Map<String, String> labels) implements AlertChange {
        public Open {
            labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        }

        /** A problem that Relevo found. */
        public Open(AlertRef alert, Notice notice) {
            this(alert, notice, Map.of());
        }
    }

    /** New facts about a problem. Opens an unknown alert, because a late notice is better than none, but not a resolved one. */
    record Update(AlertRef alert, Notice notice) implements AlertChange {}

    /**
     * One more occurrence of a frequent problem. Opens the alert, also again after it was resolved; while it is open, receivers
     * get a reminder every {@link AlertDecision#REPEAT_INTERVAL}.
     */
    record Recur(AlertRef alert, Notice notice) implements AlertChange {}

    /** The end of a problem. */
    record Resolve(AlertRef alert, Notice notice) implements AlertChange {}
}
