package dev.relevo.bench;

/** A failure that makes the figures invalid. Its message is one line for the user of the command. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchFailure(String message) {
        super(message);
    }
}
