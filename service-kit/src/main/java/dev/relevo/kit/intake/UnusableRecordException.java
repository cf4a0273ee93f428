package dev.relevo.kit.intake;

/** A record that goes to the dead letter. The message says why, without any of the content. */
public final class UnusableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableRecordException(String reason) {
        super(reason);
    }
}
