package dev.relevo.notifier.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
public sealed interface SendResult {
    /**
     * The far side took it.
     *
     * @param providerId its id there; null when it gave none
     */
    record Sent(@Nullable String providerId) implements SendResult {}

    /**
     * It may go through later.
     *
     * @param reason why not now
     * @param after how long the far side wants us to wait at least; zero when it did not say
     */
    record Retryable(FailureReason reason, Duration after) implements SendResult {
        public Retryable {
            if (after.isNegative()) {
                throw new IllegalArgumentException("after must not be negative: " + after);
            }
        }

        public Retryable(FailureReason reason) {
            this(reason, Duration.ZERO);
        }
    }

    /**
     * It will never go through as it is.
     *
     * @param reason why
     */
    record Rejected(FailureReason reason) implements SendResult {}
}
