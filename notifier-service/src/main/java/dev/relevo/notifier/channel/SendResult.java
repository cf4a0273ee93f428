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
     * @param code the far side's own number for it; null when it gave none
     */
    record Retryable(
            FailureReason reason, Duration after, @Nullable Integer code) implements SendResult {
        public Retryable {
            if (after.isNegative()) {
                throw new IllegalArgumentException("after must not be negative: " + after);
            }
        }

        public Retryable(FailureReason reason, Duration after) {
            this(reason, after, null);
        }

        public Retryable(FailureReason reason) {
            this(reason, Duration.ZERO);
        }
    }

    /**
     * It will never go through as it is.
     *
     * @param reason why
     * @param code the far side's own number for it; null when it gave none
     */
    record Rejected(FailureReason reason, @Nullable Integer code) implements SendResult {
        public Rejected(FailureReason reason) {
            this(reason, null);
        }
    }
}
