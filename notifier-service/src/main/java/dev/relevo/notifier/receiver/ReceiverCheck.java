package dev.relevo.notifier.receiver;

import java.util.Optional;

/** A channel's check of what a receiver needs on it. */
public interface ReceiverCheck {
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
     * @return what is expected, also when the channel has no secret of this name; never repeats the value
     */
    default Optional<String> secretProblem(String name, String value) {
        return Optional.empty();
    }
}
