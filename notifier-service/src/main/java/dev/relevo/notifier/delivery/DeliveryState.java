package dev.relevo.notifier.delivery;

import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import org.jspecify.annotations.Nullable;

/** The state of a delivery. */
public enum DeliveryState {
    /** Waiting for its first attempt or a retry, or in progress. */
    PENDING,
    /** The provider accepted it. */
    SENT,
    /** It reached the person's phone. */
    DELIVERED,
    /** The provider rejected it permanently. */
    FAILED,
    /** Given up after too many attempts or too much time; see {@code RetryPolicy}. */
    DEAD,
    /** Not sent because the conversation's owner changed. */
    DROPPED;

    /** The outcome of a message in this state; null while it is in progress. */
    @Nullable
    Outcome outcome(boolean isRead) {
        return switch (this) {
            case PENDING -> null;
            case SENT -> Outcome.SENT;
            case DELIVERED -> isRead ? Outcome.READ : Outcome.DELIVERED;
            case FAILED, DEAD -> Outcome.FAILED;
            case DROPPED -> Outcome.EXPIRED;
        };
    }
}
