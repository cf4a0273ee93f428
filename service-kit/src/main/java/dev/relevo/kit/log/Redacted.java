package dev.relevo.kit.log;

import org.jspecify.annotations.Nullable;

/**
 * A copy of a failure that is safe to log: the classes and stack traces of all causes without their messages, which may quote
 * content.
 */
public final class Redacted extends Throwable {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CAUSES = 10;

    private final String shown;

    private Redacted(String shown, StackTraceElement[] stack, @Nullable Throwable cause) {
        super(shown, cause, false, true);
        this.shown = shown;
        setStackTrace(stack);
    }

    /** A copy without any message. */
    public static Redacted of(Throwable failure) {
        return copy(failure, MAX_CAUSES, false);
    }

    /** A copy whose messages have their control characters escaped. */
    static Redacted escaped(Throwable failure) {
        return copy(failure, MAX_CAUSES, true);
    }

    private static Redacted copy(Throwable failure, int depth, boolean withMessages) {
        Throwable cause = failure.getCause();
        String shown = withMessages
                ? ControlCharacters.escape(failure.toString())
                : failure.getClass().getName();
        return new Redacted(
                shown,
                failure.getStackTrace(),
                cause == null || depth == 0 ? null : copy(cause, depth - 1, withMessages));
    }

    @Override
    public String toString() {
        return shown;
    }
}
