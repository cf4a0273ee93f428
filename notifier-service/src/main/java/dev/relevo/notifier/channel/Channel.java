package dev.relevo.notifier.channel;

import dev.relevo.notifier.receiver.ReceiverCheck;
import java.util.List;

/**
 * A way to reach people, for example e-mail. To add one, add a package with one implementation that is a CDI bean. A channel
 * never retries; the dispatcher does. Implementations must be thread-safe.
 */
public interface Channel extends ReceiverCheck {
    /** The channel's name in receivers, for example {@code email}. */
    String name();

    /** Whether a receiver may use this channel. */
    boolean takesReceivers();

    /** The limits of parallel deliveries. */
    Concurrency concurrency();

    /** The rate limits of sends, at most one of each unit. */
    default List<Rate> rates() {
        return List.of();
    }

    /** Tries once. Returns within 15 seconds, also when the provider hangs. */
    SendResult send(SendRequest request);
}
