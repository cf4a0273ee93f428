package dev.relevo.notifier.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification in a receiver's language and time zone, as channels show it. The values are not escaped: a template escapes them.
 *
 * @param language BCP 47
 * @param headline what happened, in one sentence
 * @param severity of the worst alert, as in {@link Row#severity}
 * @param first the worst alert in full: the whole content when it is the only one
 * @param columns the heads of the table: what, deadline, time left
 * @param rows the worst alerts, at most {@link #MAX_ROWS}; empty when there is one alert only
 * @param more how many alerts follow; empty when none does
 * @param open the button that opens the page of these alerts; null when there is no page
 * @param actions the buttons that act on these alerts; empty without actions
 * @param footer why the receiver gets it, and the zone of its times
 */
public record NotificationText(
        String language,
        String headline,
        String severity,
        NoticeText first,
        List<String> columns,
        List<Row> rows,
        String more,
        @Nullable Button open,
        List<Button> actions,
        String footer) {
    /** More would not be read. */
    public static final int MAX_ROWS = 20;

    /** Longer than mail programs show in a list, and shorter than RFC 5322's line limit of 998. */
    private static final int MAX_SUBJECT_LENGTH = 200;

    public NotificationText {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        actions = List.copyOf(actions);
    }

    /**
     * An alert in the table of a group.
     *
     * @param state how urgent it is, or that it is acknowledged or resolved
     * @param severity for colours: {@code critical}, {@code warning}, {@code info} or {@code resolved}
     * @param deadline empty without a deadline
     * @param timeLeft empty without a deadline, and after it
     */
    public record Row(String state, String severity, String headline, String deadline, String timeLeft) {}

    /** A link with the text of its button. */
    public record Button(String label, String url) {}

    /** Whether it tells more than one alert. */
    public boolean isGroup() {
        return !rows.isEmpty();
    }

    /** The headline as a header can carry it; it is one line already. */
    public String subject() {
        String line = "[Relevo] " + headline;
        return line.length() <= MAX_SUBJECT_LENGTH ? line : line.substring(0, MAX_SUBJECT_LENGTH);
    }
}
