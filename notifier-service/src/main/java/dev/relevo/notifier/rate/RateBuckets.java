package dev.relevo.notifier.rate;

import dev.relevo.kit.BucketClock;
import dev.relevo.notifier.channel.Rate;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Bucket4j's buckets over states that were read, and locked, before. Bucket4j's own storage in PostgreSQL takes a transaction for each
 * bucket; here the buckets of many sends are read and stored together. Not thread-safe.
 */
final class RateBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {
    private final InstantSource clock;
    private final Map<String, byte[]> states;
    private final Map<String, Changed> changed = new HashMap<>();

    /**
     * A state to be stored.
     *
     * @param fullAt when the bucket will be full: its state is then that of a new one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Changed(byte[] state, Instant fullAt) {}

    /**
     * @param states by bucket id; a bucket without a state is full
     */
    RateBuckets(Map<String, byte[]> states, InstantSource clock) {
        super(ClientSideConfig.getDefault().withClientClock(new BucketClock(clock)));
        this.clock = clock;
        this.states = new HashMap<>(states);
    }

    /** How long until the bucket allows a send; zero when it allows one now. */
    Duration untilAllowed(String id, Rate rate) {
        return Duration.ofNanos(bucket(id, rate).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Counts a send, also one that the bucket does not allow. */
    void count(String id, Rate rate) {
        var ignored = bucket(id, rate).consumeIgnoringRateLimits(1);
    }

    /** Allows no send before this time has passed. Holds do not add up: the longest applies. */
    void hold(String id, Rate rate, Duration time) {
        BucketProxy bucket = bucket(id, rate);
        bucket.tryConsumeAsMuchAsPossible();
        long missing = time.minus(untilAllowed(id, rate)).toNanos();
        if (missing > 0) {
            bucket.consumeIgnoringRateLimits(
                    Math.ceilDiv(missing, rate.interval().toNanos()));
        }
    }

    Map<String, Changed> changed() {
        return Map.copyOf(changed);
    }

    private BucketProxy bucket(String id, Rate rate) {
        return builder().build(id, () -> BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, rate.interval()))
                .build());
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String id) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return Optional.ofNullable(states.get(id));
            }

            /** Always succeeds: the row is locked. */
            @Override
            public boolean compareAndSwap(
                    byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                long fullInNanos = state.calculateFullRefillingTime(currentTimeNanos());
                states.put(id, after);
                changed.put(id, new Changed(after, clock.instant().plusNanos(fullInNanos)));
                return true;
            }
        };
    }

    /** Not an operation of rate limits: a removed bucket would be full. {@link RateLimits#deleteFull} deletes those that are. */
    @Override
    public void removeProxy(String id) {
        throw new UnsupportedOperationException("a bucket is deleted only when it is full");
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    /** Bucket4j requires it, and calls it only where {@link #isAsyncModeSupported} is true. */
    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String id) {
        throw new UnsupportedOperationException("the states are in memory: nothing is asynchronous");
    }

    /** As {@link #beginAsyncCompareAndSwapOperation}. */
    @Override
    protected CompletableFuture<Void> removeAsync(String id) {
        throw new UnsupportedOperationException("the states are in memory: nothing is asynchronous");
    }
}
