package dev.relevo.router.conversation;

import java.time.Instant;

/**
 * A person who wrote and has not been answered.
 *
 * @param since her first unanswered message
 * @param messageId that message
 * @param messages how many she wrote since
 * @param counted true when this silence was already counted
 */
public record Waiting(Instant since, String messageId, int messages, boolean counted) {
    Waiting another() {
        return new Waiting(since, messageId, messages + 1, counted);
    }

    Waiting asCounted() {
        return new Waiting(since, messageId, messages, true);
    }
}
