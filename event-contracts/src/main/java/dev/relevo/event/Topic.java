package dev.relevo.event;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A topic without its prefix: its name, its events and its retention.
 *
 * @param name for example {@code conversation-events}; see {@link #withPrefix}
 * @param event the root of the events on it
 * @param cleanUp how old records are removed
 * @param retention how long records are kept; null when compacted
 */
public record Topic(
        String name,
        Class<? extends Event> event,
        CleanUp cleanUp,
        @Nullable Duration retention) {
    /** How old records are removed. */
    public enum CleanUp {
        DELETE,
        COMPACT
    }

    public Topic {
        Objects.requireNonNull(name);
        if ((cleanUp == CleanUp.DELETE) != (retention != null)) {
            throw new IllegalArgumentException("retention and clean-up of " + name + " do not fit: " + cleanUp);
        }
    }

    static Topic deleted(String name, Class<? extends Event> event, int days) {
        return new Topic(name, event, CleanUp.DELETE, Duration.ofDays(days));
    }

    static Topic compacted(String name, Class<? extends Event> event) {
        return new Topic(name, event, CleanUp.COMPACT, null);
    }

    /** The dead-letter topic: records of this topic that their reader could not use. */
    public Topic deadLetter() {
        return deleted(name + ".dead-letter", event, Topics.DEAD_LETTER_DAYS);
    }

    /** The name in the broker, for example {@code relevo.conversation-events}. */
    public String withPrefix(String prefix) {
        return prefix + name;
    }
}
