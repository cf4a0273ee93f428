package dev.relevo.quickstart.client;

/** An expected effect that did not happen. The message names it and what was seen instead. */
public final class ExpectationFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ExpectationFailed(String message) {
        super(message);
    }

    public ExpectationFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Throws unless the condition holds. */
    public static void unless(boolean isSo, String awaited, Object seen) {
        if (!isSo) {
            throw new ExpectationFailed("awaited " + awaited + "; saw " + seen);
        }
    }
}
