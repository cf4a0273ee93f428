package dev.relevo.notifier.channel;

import java.time.Instant;

/**
 * A way to reach people, for example e-mail. To add one, add a package with one implementation that is a CDI bean. A channel
 * never retries; the dispatcher does. Implementations must be thread-safe.
 */
public interface Channel {
    /** The channel's name in receivers, for example {@code email}. */
    String name();

    /** Whether a receiver may use this channel. */
    boolean takesReceivers();

    /** The limits of parallel deliveries. */
    Concurrency concurrency();

    /**
     * Whether the rate limit of this key allows one more send now. Called once before each attempt.
     *
     * @param concurrencyKey the receiver's name or the sending number's id
     */
    default boolean admits(String concurrencyKey, Instant now) {
        return true;
    }

    /** Tries once. Returns within 15 seconds, also when the provider hangs. */
    SendResult send(SendRequest request);
}
