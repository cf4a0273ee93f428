package dev.relevo.rating.outbox;

/** What sending one row came to. */
sealed interface RowOutcome {
    /** The broker has it. */
    record Published() implements RowOutcome {}

    /** It will not be taken, now or later, unless somebody acts. */
    record Unpublishable(ParkReason reason) implements RowOutcome {}

    /**
     * Not known to be taken: it is sent again.
     *
     * @param reason kind of the failure
     */
    record Failed(String reason) implements RowOutcome {}

    /** Not sent: a row ahead of it was not published. */
    record Waits() implements RowOutcome {}
}
