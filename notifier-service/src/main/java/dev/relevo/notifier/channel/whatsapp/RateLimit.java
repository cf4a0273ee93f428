package dev.relevo.notifier.channel.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A rate limit per sending number, a token bucket of one second. It keeps a number below WhatsApp's throughput limit of 80 messages
 * a second, so that WhatsApp does not reject messages. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput">throughput</a>
 */
final class RateLimit {
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final Map<String, Bucket> buckets = new HashMap<>();

    /** The sends that a number has left, and when they were counted. */
    private record Bucket(double tokens, Instant at) {}

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Takes one send of the number; false when none is left now. */
    synchronized boolean tryAcquire(String number, Instant now) {
        Bucket before = buckets.getOrDefault(number, new Bucket(perSecond, now));
        // A clock that is set back adds no sends.
        long elapsed = Math.max(0, Duration.between(before.at, now).toNanos());
        double tokens = Math.min(perSecond, before.tokens + (double) elapsed * perSecond / NANOS_PER_SECOND);
        boolean isAllowed = tokens >= 1;
        buckets.put(number, new Bucket(isAllowed ? tokens - 1 : tokens, now));
        return isAllowed;
    }
}
