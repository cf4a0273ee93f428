package dev.relevo.kit.intake;

/** Rejection of a record, which then goes to the dead letter. The message is the reason and contains none of the content. */
public final class UnusableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableRecordException(String reason) {
        super(reason);
    }
}
