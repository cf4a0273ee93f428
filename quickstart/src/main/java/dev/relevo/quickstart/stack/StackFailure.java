package dev.relevo.quickstart.stack;

/** Something about this machine or a part that the person in front of it can mend. The message is all she needs. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
