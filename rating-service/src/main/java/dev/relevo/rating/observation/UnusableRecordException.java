package dev.relevo.rating.observation;

/** A record that will never fit: it goes to the dead letter, and the partition moves on. The message has none of the content. */
final class UnusableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableRecordException(String reason) {
        super(reason);
    }
}
