package dev.relevo.bench;

/** Why there are no figures, in one line for the person who asked. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchFailure(String message) {
        super(message);
    }
}
