package dev.relevo.quickstart.client;

/** What was awaited did not happen. The message says what, and what was seen instead. */
public final class ExpectationFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ExpectationFailed(String message) {
        super(message);
    }

    public ExpectationFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Fails unless it is so. */
    public static void unless(boolean isSo, String awaited, Object seen) {
        if (!isSo) {
            throw new ExpectationFailed("awaited " + awaited + "; saw " + seen);
        }
    }
}
