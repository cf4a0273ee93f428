package dev.relevo.notifier.delivery;

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
    DROPPED
}
