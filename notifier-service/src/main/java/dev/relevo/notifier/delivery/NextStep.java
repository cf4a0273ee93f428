package dev.relevo.notifier.delivery;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a delivery goes after an attempt.
 *
 * @param state the new state
 * @param nextAttemptAt when to try again; null unless pending
 * @param reason why it did not go through; null when it did
 * @param code the far side's own number for that; null when it gave none
 * @param providerId the far side's id; null when it gave none
 */
record NextStep(
        DeliveryState state,
        @Nullable Instant nextAttemptAt,
        @Nullable FailureReason reason,
        @Nullable Integer code,
        @Nullable String providerId) {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofMinutes(15);

    /** A far side that asks for more is asked again after this. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    /** Part of a delay that chance decides, so that what failed together does not come back together. */
    private static final double JITTER = 0.4;

    /** After 2^10 seconds the bound holds anyway. */
    private static final int MAX_DOUBLINGS = 10;

    /**
     * How long deliveries are tried.
     *
     * @param maxAttempts from 1
     * @param maxAge since it was queued
     */
    record Limits(int maxAttempts, Duration maxAge) {}

    /**
     * Decides.
     *
     * @param attempt which it was, from 1
     * @param queuedAt when the delivery was queued
     * @param chance in [0, 1)
     */
    static NextStep after(SendResult result, int attempt, Instant queuedAt, Limits limits, Instant now, double chance) {
        return switch (result) {
            case SendResult.Sent sent -> new NextStep(DeliveryState.SENT, null, null, null, sent.providerId());
            case SendResult.Rejected rejected ->
                new NextStep(
                        rejected.reason() == FailureReason.OLD_EPOCH ? DeliveryState.DROPPED : DeliveryState.FAILED,
                        null,
                        rejected.reason(),
                        rejected.code(),
                        null);
            case SendResult.Retryable retryable -> {
                Instant next = now.plus(delay(retryable.after(), attempt, chance));
                boolean isOver = attempt >= limits.maxAttempts() || next.isAfter(queuedAt.plus(limits.maxAge()));
                yield isOver
                        ? new NextStep(DeliveryState.DEAD, null, retryable.reason(), retryable.code(), null)
                        : new NextStep(DeliveryState.PENDING, next, retryable.reason(), retryable.code(), null);
            }
        };
    }

    /** Doubles from a second up to a quarter of an hour, plus or minus a fifth; never less than the far side asked for. */
    private static Duration delay(Duration after, int attempt, double chance) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        Duration bounded = doubled.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : doubled;
        Duration delay = Duration.ofMillis((long) (bounded.toMillis() * (1 - JITTER / 2 + JITTER * chance)));
        Duration asked = after.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : after;
        return asked.compareTo(delay) > 0 ? asked : delay;
    }
}
