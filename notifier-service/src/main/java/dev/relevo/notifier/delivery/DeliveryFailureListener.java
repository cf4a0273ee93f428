package dev.relevo.notifier.delivery;

import dev.relevo.notifier.channel.FailureReason;

/** A listener for alerts that did or did not reach a receiver. It is called in the transaction that records it. */
public interface DeliveryFailureListener {
    /**
     * A delivery failed permanently.
     *
     * @param deliveryKey the delivery's idempotency key, which differs for each resend
     */
    void deliveryFailed(String alertId, String receiver, String channel, FailureReason reason, String deliveryKey);

    /** A delivery reached a receiver. */
    void deliverySucceeded(String receiver, String channel);
}
