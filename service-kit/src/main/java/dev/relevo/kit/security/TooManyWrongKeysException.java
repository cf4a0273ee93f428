package dev.relevo.kit.security;

import java.time.Duration;

/** Failure for a wrong key from an address above the rate limit. Used as the cause of Quarkus' own exception, which is final. */
final class TooManyWrongKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    TooManyWrongKeysException(Duration wait) {
        super("too many wrong API keys");
        this.retryAfterSeconds = wait.toSeconds() + 1;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
