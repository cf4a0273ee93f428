package dev.relevo.notifier.alert;

import dev.relevo.event.NumberRef;
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
    public Notice {
        details = List.copyOf(details);
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
