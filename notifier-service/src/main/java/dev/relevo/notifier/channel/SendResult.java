package dev.relevo.notifier.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of one attempt. */
public sealed interface SendResult {
    /**
     * The provider accepted it.
     *
     * @param providerId the provider's id; null when it gave none
     */
    record Sent(@Nullable String providerId) implements SendResult {}

    /**
     * A temporary failure: a retry may succeed.
     *
     * @param reason why it failed
     * @param after the minimum wait that the provider asks for; zero when it named none
     * @param code the provider's error code; null when it gave none
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
     * A permanent failure: no retry can succeed.
     *
     * @param reason why it failed
     * @param code the provider's error code; null when it gave none
     */
    record Rejected(FailureReason reason, @Nullable Integer code) implements SendResult {
        public Rejected(FailureReason reason) {
            this(reason, null);
        }
    }
}
