package dev.relevo.notifier.channel.http;

import java.time.Duration;

/**
 * The rules of outbound requests.
 *
 * @param allowPlain whether http is allowed besides https
 * @param allowPrivate whether addresses and names of private networks are allowed
 * @param timeout until the answer is complete, with the resolution of the host and the connection; above zero
 */
record HttpRules(boolean allowPlain, boolean allowPrivate, Duration timeout) {
    /** What a channel has: a send must return within 15 seconds. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** More of an answer is not read. */
    static final int MAX_ANSWER_BYTES = 64 * 1_024;

    /** The largest of the providers' limits; each channel stays below the limit of its own provider. */
    static final int MAX_BODY_BYTES = 512 * 1_024;

    HttpRules {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
    }
}
