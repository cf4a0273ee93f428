package dev.relevo.rating.volume.count;

import java.time.Duration;
import java.time.Instant;

/**
 * A customer service window: 24 hours from each message of the person, without a gap between the first and the last.
 *
 * @param openedAt the first message
 * @param lastAt the last message
 */
public record OpenWindow(Instant openedAt, Instant lastAt) {
    /** How long a message of the person keeps the window open. */
    public static final Duration LENGTH = Duration.ofHours(24);

    /** The window that one message opens. */
    public static OpenWindow at(Instant message) {
        return new OpenWindow(message, message);
    }

    /** Whether a message at this time is an answer within the window. */
    public boolean contains(Instant at) {
        return !at.isBefore(openedAt) && at.isBefore(lastAt.plus(LENGTH));
    }

    /** Both windows as one if there is no gap between them, else the later one. Messages arrive in any order. */
    public OpenWindow and(OpenWindow other) {
        if (other.openedAt.isBefore(openedAt)) {
            return other.and(this);
        }
        if (other.openedAt.isAfter(lastAt.plus(LENGTH))) {
            return other;
        }
        return new OpenWindow(openedAt, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
}
