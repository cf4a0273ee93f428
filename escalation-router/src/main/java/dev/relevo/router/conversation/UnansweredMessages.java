package dev.relevo.router.conversation;

import java.time.Instant;

/**
 * A person who wrote and has not been answered.
 *
 * @param since time of the first unanswered message
 * @param messageId that message
 * @param messages how many the user wrote since
 * @param counted true when this silence was already counted
 */
public record UnansweredMessages(Instant since, String messageId, int messages, boolean counted) {
    public UnansweredMessages another() {
        return new UnansweredMessages(since, messageId, messages + 1, counted);
    }

    public UnansweredMessages asCounted() {
        return new UnansweredMessages(since, messageId, messages, true);
    }
}
