package dev.relevo.notifier.channel.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * WhatsApp's throughput limit, 80 messages a second from each number, kept before WhatsApp has to refuse. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput">throughput</a>
 */
final class Pace {
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final Map<String, Bucket> buckets = new HashMap<>();

    /** What a number may still send, and when that was counted. */
    private record Bucket(double tokens, Instant at) {}

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Takes one of the number's sends; false when it has none left at this moment. */
    synchronized boolean take(String number, Instant now) {
        Bucket before = buckets.getOrDefault(number, new Bucket(perSecond, now));
        // A clock set back adds nothing.
        long elapsed = Math.max(0, Duration.between(before.at, now).toNanos());
        double tokens = Math.min(perSecond, before.tokens + (double) elapsed * perSecond / NANOS_PER_SECOND);
        boolean isAllowed = tokens >= 1;
        buckets.put(number, new Bucket(isAllowed ? tokens - 1 : tokens, now));
        return isAllowed;
    }
}
