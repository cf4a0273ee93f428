package dev.relevo.notifier.delivery;

import dev.relevo.notifier.channel.FailureReason;

/** Hears, in the transaction that records it, that somebody could not be told of an alert. */
public interface GaveUpListener {
    /**
     * A delivery failed for good.
     *
     * @param deliveryKey which, including the resend
     */
    void gaveUp(String alertId, String receiver, String channel, FailureReason reason, String deliveryKey);
}
