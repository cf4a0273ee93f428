package dev.relevo.kit.security;

import dev.relevo.kit.BucketClock;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Rate limiter for wrong API keys: ten a minute for an address, then one every six seconds. Addresses share a fixed number of
 * slots, so memory is bounded. A client that shares a slot with an attacker gets 429 instead of 401 for a wrong key; a valid key
 * is never refused. Thread-safe.
 */
final class WrongKeyRateLimiter {
    static final int BURST = 10;
    static final Duration INTERVAL = Duration.ofSeconds(6);

    /**
     * The number of slots, a power of two. A bounded cache instead would forget the limit of an address when an attacker fills it
     * with others.
     */
    static final int SLOTS = 4_096;

    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    /** Made at the first wrong key of a slot: without wrong keys they cost nothing. */
    private final AtomicReferenceArray<Slot> slots = new AtomicReferenceArray<>(SLOTS);

    private final TimeMeter time;
    private final int seed;

    /** The buckets of the addresses of one slot: wrong keys, and lines of the log. */
    private record Slot(Bucket keys, Bucket lines) {}

    /**
     * @param seed random, so that an attacker cannot choose an address that shares a slot with another
     */
    WrongKeyRateLimiter(int seed, InstantSource clock) {
        this.seed = seed;
        this.time = new BucketClock(clock);
    }

    /** Counts a wrong key. Returns zero within the limit, else how long to wait. */
    Duration take(String address) {
        return Duration.ofNanos(
                slot(address).keys.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** Whether to log a refusal: true at most once a minute for an address. */
    boolean mayLog(String address) {
        return slot(address).lines.tryConsume(1);
    }

    /** A pseudonym of the address for the log; different in each process. */
    String label(String address) {
        return String.format("%03x", index(address));
    }

    private Slot slot(String address) {
        int index = index(address);
        Slot slot = slots.get(index);
        if (slot != null) {
            return slot;
        }
        Slot created = new Slot(bucket(BURST, INTERVAL), bucket(1, LOG_INTERVAL));
        Slot earlier = slots.compareAndExchange(index, null, created);
        return earlier == null ? created : earlier;
    }

    private Bucket bucket(int burst, Duration interval) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(1, interval)
                        .build())
                .build();
    }

    private int index(String address) {
        int hash = (network(address).hashCode() ^ seed) * 0x9E3779B9;
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }

    /** The network of an address. For IPv6 the first four groups, because a host owns the other four. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int end = 0;
        for (int groups = 0; groups < 4 && end >= 0; groups++) {
            end = address.indexOf(':', end + 1);
        }
        return end < 0 ? address : address.substring(0, end);
    }
}
