package dev.relevo.notifier.outbox;

/** The outcome of sending one row. */
sealed interface RowOutcome {
    /** The broker acknowledged it. */
    record Published() implements RowOutcome {}

    /**
     * A permanent failure: no retry would succeed.
     *
     * @param reason the kind of failure
     */
    record Unpublishable(String reason) implements RowOutcome {}

    /**
     * A temporary failure without an acknowledgement: the row is sent again.
     *
     * @param reason the kind of failure
     */
    record Failed(String reason) implements RowOutcome {}

    /** Not sent: a row of the same key ahead of it was not published. */
    record Waits() implements RowOutcome {}
}
