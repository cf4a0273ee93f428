package dev.relevo.notifier.alert;

import dev.relevo.event.Bounds;
import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told: facts without words, so that each channel and language words them itself.
 *
 * @param news what it says
 * @param number the number it is about
 * @param at when it happened
 * @param since when the trouble began, for example the flagging; null when the same as {@code at}
 * @param deadline when limits follow; null when no clock runs
 * @param details what the source said, in its own words; empty when it said nothing
 */
public record Notice(
        News news,
        NumberRef number,
        Instant at,
        @Nullable Instant since,
        @Nullable Instant deadline,
        List<String> details) {
    /** A deadline further ahead is none. */
    private static final Duration MAX_AHEAD = Duration.ofDays(400);

    public Notice {
        details = List.copyOf(details);
    }

    /**
     * The same with times that can be true, so that one can be calculated with and shown.
     *
     * @param meta of the event it tells of
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

    /** This time, or if it cannot be true the time of recording, or if that cannot be true now. */
    public static Instant plausible(Instant at, EventMeta meta, Instant now) {
        if (Bounds.isPlausible(at, now)) {
            return at;
        }
        return Bounds.isPlausible(meta.recordedAt(), now) ? meta.recordedAt() : now;
    }

    /** The number as people know it: its digits, else its id. */
    public String numberName() {
        String display = number.displayNumber();
        return display == null ? number.phoneNumberId().value() : display;
    }

    /** Whether both say the same of the world, whenever they say it. */
    public boolean saysTheSameAs(Notice other) {
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
