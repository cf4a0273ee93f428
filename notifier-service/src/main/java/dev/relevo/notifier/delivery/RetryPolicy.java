package dev.relevo.notifier.delivery;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The retry policy of deliveries: exponential backoff with jitter, until too many attempts or too much time have passed.
 *
 * @param maxAttempts attempts before a delivery is dead; from 1
 * @param maxAge time since it was queued before a delivery is dead
 */
record RetryPolicy(int maxAttempts, Duration maxAge) {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofMinutes(15);

    /** The bound of the wait that a provider asks for. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    /** The random part of a delay: deliveries that failed together must not all be retried together. */
    private static final double JITTER = 0.4;

    /** After 2^10 seconds {@link #MAX_DELAY} applies in any case. */
    private static final int MAX_DOUBLINGS = 10;

    /**
     * The change of a delivery after an attempt.
     *
     * @param state the new state
     * @param nextAttemptAt when to retry; null unless pending
     * @param reason why the attempt failed; null when it did not
     * @param code the provider's error code; null when it gave none
     * @param providerId the provider's id; null when it gave none
     */
    record Transition(
            DeliveryState state,
            @Nullable Instant nextAttemptAt,
            @Nullable FailureReason reason,
            @Nullable Integer code,
            @Nullable String providerId) {}

    /**
     * Decides whether a delivery is done, is retried or is given up.
     *
     * @param attempt the number of the attempt, from 1
     * @param queuedAt when the delivery was queued
     * @param chance a random number in [0, 1), for the jitter
     */
    Transition after(SendResult result, int attempt, Instant queuedAt, Instant now, double chance) {
        return switch (result) {
            case SendResult.Sent sent -> new Transition(DeliveryState.SENT, null, null, null, sent.providerId());
            case SendResult.Rejected rejected ->
                new Transition(
                        rejected.reason() == FailureReason.OLD_EPOCH ? DeliveryState.DROPPED : DeliveryState.FAILED,
                        null,
                        rejected.reason(),
                        rejected.code(),
                        null);
            case SendResult.Retryable retryable -> {
                Instant next = now.plus(delay(retryable.after(), attempt, chance));
                boolean isExhausted = attempt >= maxAttempts || next.isAfter(queuedAt.plus(maxAge));
                yield isExhausted
                        ? new Transition(DeliveryState.DEAD, null, retryable.reason(), retryable.code(), null)
                        : new Transition(DeliveryState.PENDING, next, retryable.reason(), retryable.code(), null);
            }
        };
    }

    /** The backoff: from 1 s, twice as long each time, up to 15 min, plus or minus 20 % jitter; at least what the provider asks for. */
    private static Duration delay(Duration after, int attempt, double chance) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        Duration bounded = doubled.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : doubled;
        Duration delay = Duration.ofMillis((long) (bounded.toMillis() * (1 - JITTER / 2 + JITTER * chance)));
        Duration asked = after.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : after;
        return asked.compareTo(delay) > 0 ? asked : delay;
    }
}
