package dev.relevo.kit.security;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Rate limiter for wrong API keys: ten a minute for an address, then one every six seconds. Addresses share a fixed number of
 * slots, so memory is bounded. A client that shares a slot with an attacker gets 429 instead of 401 for a wrong key; a valid key
 * is never refused. Thread-safe.
 */
final class WrongKeyRateLimiter {
    static final int BURST = 10;
    static final Duration INTERVAL = Duration.ofSeconds(6);

    /** The number of slots, a power of two. */
    private static final int PLACES = 4_096;

    private static final long LOG_PAUSE_MILLIS = 60_000;

    /** The theoretical arrival time of the next wrong key for each slot, in milliseconds (GCRA). */
    private final AtomicLongArray due = new AtomicLongArray(PLACES);

    private final AtomicLongArray logged = new AtomicLongArray(PLACES);
    private final int seed;

    /**
     * @param seed random, so that an attacker cannot choose an address that shares a slot with another
     */
    WrongKeyRateLimiter(int seed) {
        this.seed = seed;
    }

    /** Counts a wrong key. Returns zero within the limit, else how long to wait. */
    Duration take(String address, Instant now) {
        long millis = now.toEpochMilli();
        long interval = INTERVAL.toMillis();
        int place = place(address);
        while (true) {
            long before = due.get(place);
            long next = Math.max(before, millis) + interval;
            long wait = next - millis - BURST * interval;
            if (wait > 0) {
                return Duration.ofMillis(wait);
            }
            if (due.compareAndSet(place, before, next)) {
                return Duration.ZERO;
            }
        }
    }

    /** Whether to log a refusal: true at most once a minute for an address. */
    boolean mayLog(String address, Instant now) {
        int place = place(address);
        long before = logged.get(place);
        long millis = now.toEpochMilli();
        return millis - before >= LOG_PAUSE_MILLIS && logged.compareAndSet(place, before, millis);
    }

    /** A pseudonym of the address for the log; different in each process. */
    String label(String address) {
        return String.format("%03x", place(address));
    }

    private int place(String address) {
        int hash = (network(address).hashCode() ^ seed) * 0x9E3779B9;
        return (hash ^ hash >>> 16) & (PLACES - 1);
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
