package dev.relevo.quickstart.story;

/** What was awaited did not happen. The message says what, and what was seen instead. */
public final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed(String message) {
        super(message);
    }

    StepFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Fails unless it is so. */
    static void unless(boolean isSo, String awaited, Object seen) {
        if (!isSo) {
            throw new StepFailed("awaited " + awaited + "; saw " + seen);
        }
    }
}
