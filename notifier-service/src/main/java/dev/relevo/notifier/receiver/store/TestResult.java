package dev.relevo.notifier.receiver.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.relevo.notifier.channel.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a test.
 *
 * @param reason why it was not sent; absent when it was
 * @param code the provider's error code; absent when it gave none
 * @param providerId the provider's id of the message; absent when it gave none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TestResult(
        Outcome outcome,
        @Nullable FailureReason reason,
        @Nullable Integer code,
        @Nullable String providerId) {
    /** Whether the provider took it. */
    enum Outcome {
        SENT,
        /** A retry would not succeed. */
        REFUSED,
        /** A retry may succeed. */
        FAILED
    }
}
