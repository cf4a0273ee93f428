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

            @Override
            public boolean compareAndSwap(
                    byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return store(id, after, state);
            }
        };
    }

    /** Forgets a bucket: it is full again. A stored state is deleted by {@link RateLimits#deleteFull} when it is full. */
    @Override
    public void removeProxy(String id) {
        states.remove(id);
        changed.remove(id);
    }

    @Override
    public boolean isAsyncModeSupported() {
        return true;
    }

    /** The states are in memory, so each operation is complete at once. */
    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String id) {
        return new AsyncCompareAndSwapOperation() {
            @Override
            public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeoutNanos) {
                return CompletableFuture.completedFuture(Optional.ofNullable(states.get(id)));
            }

            @Override
            public CompletableFuture<Boolean> compareAndSwap(
                    byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return CompletableFuture.completedFuture(store(id, after, state));
            }
        };
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String id) {
        removeProxy(id);
        return CompletableFuture.completedFuture(null);
    }

    /** Always succeeds: the row is locked. */
    private boolean store(String id, byte[] after, RemoteBucketState state) {
        long fullInNanos = state.calculateFullRefillingTime(currentTimeNanos());
        states.put(id, after);
        changed.put(id, new Changed(after, clock.instant().plusNanos(fullInNanos)));
        return true;
    }
}
