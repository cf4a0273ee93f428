package dev.relevo.notifier.channel;

import java.time.Instant;

/**
 * A way to tell somebody. To add one: a folder with one implementation, a CDI bean. It never retries; the dispatcher does.
 * Implementations are called from many threads.
 */
public interface Channel {
    /** The word receivers name it by, for example {@code email}. */
    String name();

    /** Whether operators may name it in a receiver. */
    boolean takesReceivers();

    /** How many deliveries at once. */
    Concurrency concurrency();

    /** Whether this party may be sent one more right now; asked once before each attempt. */
    default boolean admits(String party, Instant now) {
        return true;
    }

    /** Tries once, and returns within 15 seconds whatever the far side does. */
    SendResult send(Outgoing outgoing);
}
