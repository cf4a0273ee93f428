package dev.relevo.stack.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * How the Graph API answers about the numbers of one account.
 *
 * @param errorCode the error instead of a list, for example 190 for a bad token or 80007 for the rate limit; null for the list
 * @param delayMillis how long an answer takes; null for no delay
 */
record AccountAnswers(@Nullable Integer errorCode, @Nullable Integer delayMillis) {
    static final AccountAnswers NORMAL = new AccountAnswers(null, null);

    /** Longer than any client waits. */
    private static final int MAX_DELAY_MILLIS = 60_000;

    AccountAnswers {
        if (delayMillis != null && (delayMillis < 0 || delayMillis > MAX_DELAY_MILLIS)) {
            throw new IllegalArgumentException("delayMillis must be 0 to " + MAX_DELAY_MILLIS + ": " + delayMillis);
        }
    }
}
