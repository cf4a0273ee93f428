package dev.relevo.router.limits;

/** An input that goes to the dead letter. Thrown before anything is written for it. */
public final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason names of fields, types and sizes, never a value */
    public UnusableException(String reason) {
        super(reason, null, false, false);
    }
}
