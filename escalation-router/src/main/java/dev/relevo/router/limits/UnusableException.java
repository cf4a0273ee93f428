package dev.relevo.router.limits;

/** An input goes to the dead letter. Thrown before anything of it is written. */
public final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason names of fields, kinds and sizes, never a value
     */
    public UnusableException(String reason) {
        super(reason, null, false, false);
    }
}
