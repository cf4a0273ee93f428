package dev.relevo.quickstart.stack;

/** A failure of this machine or of a part that the user of the command can fix. The message is complete without a stack trace. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
