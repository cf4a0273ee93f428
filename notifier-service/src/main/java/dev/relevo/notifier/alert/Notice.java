package dev.relevo.notifier.alert;

import dev.relevo.event.Bounds;
import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice of an alert to receivers: facts without texts, because each channel and language has its own texts. It is stored as JSON.
 *
 * @param news the type; stored rows have this name
 * @param number the number that the alert concerns
 * @param at when it happened
 * @param since when the problem began, for example when the number was flagged; null when the same as {@code at}
 * @param deadline when limits follow; null when there is no deadline
 * @param details facts in the source's own words; empty when it gave none
 */
public record Notice(
        NoticeType news,
        NumberRef number,
        Instant at,
        @Nullable Instant since,
        @Nullable Instant deadline,
        List<String> details) {
    /** A deadline further ahead is ignored. */
    private static final Duration MAX_AHEAD = Duration.ofDays(400);

    public Notice {
        details = List.copyOf(details);
    }

    /**
     * The same notice with plausible times, which can be calculated with and shown.
     *
     * @param meta of the event that caused the notice
     */
    public Notice plausible(EventMeta meta, Instant now) {
        return new Notice(
                news,
                number,
                plausible(at, meta, now),
                since == null ? null : plausible(since, meta, now),
                isDeadline(deadline, now) ? deadline : null,
                details);
    }

    private static boolean isDeadline(@Nullable Instant at, Instant now) {
        return at != null && !at.isBefore(Bounds.EARLIEST) && at.isBefore(now.plus(MAX_AHEAD));
    }

    /** This time if it is plausible, else the time of recording if that is plausible, else now. */
    public static Instant plausible(Instant at, EventMeta meta, Instant now) {
        if (Bounds.isPlausible(at, now)) {
            return at;
        }
        return Bounds.isPlausible(meta.recordedAt(), now) ? meta.recordedAt() : now;
    }

    /** The number as shown to people: its digits, or its id when they are unknown. */
    public String numberName() {
        String display = number.displayNumber();
        return display == null ? number.phoneNumberId().value() : display;
    }

    /** Whether both have the same content, ignoring {@link #at}. */
    public boolean hasSameContent(Notice other) {
        return new Notice(news, number, Instant.EPOCH, since, deadline, details)
                .equals(new Notice(
                        other.news, other.number, Instant.EPOCH, other.since, other.deadline, other.details));
    }

    /** One line in English for events and lists; the number by its id. */
    public String summary() {
        String words = "number " + number.phoneNumberId() + ": "
                + news.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return deadline == null ? words : words + ", deadline " + deadline;
    }
}
