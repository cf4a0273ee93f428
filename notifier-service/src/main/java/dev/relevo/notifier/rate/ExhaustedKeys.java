package dev.relevo.notifier.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The concurrency keys whose rate allows no send now. Their due deliveries are not looked at, because a number that WhatsApp limits
 * for an hour may have so many that those of other numbers would not be found. Only a cache of this instance. Thread-safe.
 */
public final class ExhaustedKeys {
    /** After this the bucket is asked again, so that a clock that is set back excludes no key for long. */
    static final Duration MAX_TIME = Duration.ofMinutes(1);

    private final Map<Key, Instant> until = new ConcurrentHashMap<>();

    private record Key(String channel, String concurrencyKey) {}

    /** Excludes a key until this time. */
    public void add(String channel, String concurrencyKey, Instant end, Instant now) {
        Instant latest = now.plus(MAX_TIME);
        until.put(new Key(channel, concurrencyKey), end.isBefore(latest) ? end : latest);
    }

    /** The excluded keys of a channel. */
    public List<String> of(String channel, Instant now) {
        Instant latest = now.plus(MAX_TIME);
        until.values().removeIf(end -> !end.isAfter(now) || end.isAfter(latest));
        return until.keySet().stream()
                .filter(key -> key.channel.equals(channel))
                .map(Key::concurrencyKey)
                .toList();
    }
}
