package dev.relevo.notifier.delivery;

/** How far a delivery is. */
public enum DeliveryState {
    /** To be tried, now or later. */
    PENDING,
    /** The far side took it. */
    SENT,
    /** It reached the person's phone. */
    DELIVERED,
    /** The far side will never take it. */
    FAILED,
    /** We gave up: too many attempts or too old. */
    DEAD,
    /** No longer wanted: the conversation's owner changed. */
    DROPPED
}
