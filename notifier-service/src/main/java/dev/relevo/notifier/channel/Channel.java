package dev.relevo.notifier.channel;

import java.util.List;
import java.util.Optional;

/**
 * A way to reach people, for example e-mail. To add one, add a package with one implementation that is a CDI bean. A channel
 * never retries; the dispatcher does. Implementations must be thread-safe.
 */
public interface Channel {
    /** The channel's name in receivers, for example {@code email}. */
    String name();

    /** Whether a receiver may use this channel. */
    boolean takesReceivers();

    /**
     * What is wrong with the address of a receiver; empty when it is valid.
     *
     * @return what is expected, for example {@code an e-mail address}; never repeats the address, which may be personal or a secret
     */
    default Optional<String> problem(String address) {
        return Optional.empty();
    }

    /**
     * What is wrong with a secret of a receiver; empty when it is valid.
     *
     * @return what is expected; never repeats the secret
     */
    default Optional<String> secretProblem(String name, String value) {
        return Optional.of("none on this channel");
    }

    /** The limits of parallel deliveries. */
    Concurrency concurrency();

    /** The rate limits of sends, at most one of each unit. */
    default List<Rate> rates() {
        return List.of();
    }

    /** Tries once. Returns within 15 seconds, also when the provider hangs. */
    SendResult send(SendRequest request);
}
