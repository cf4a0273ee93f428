package dev.relevo.notifier.channel;

/**
 * The limits of a channel's parallel deliveries. A receiver or number whose sends hang cannot take all of them.
 *
 * @param perKey to one receiver, or from one sending number; from 1
 * @param total in all; at least {@code perKey}
 */
public record Concurrency(int perKey, int total) {
    public Concurrency {
        if (perKey < 1 || total < perKey) {
            throw new IllegalArgumentException("expected 1 <= perKey <= total, got " + perKey + " and " + total);
        }
    }
}
