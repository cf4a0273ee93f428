package dev.relevo.notifier.outbox;

/** What sending one row came to. */
sealed interface RowOutcome {
    /** The broker has it. */
    record Published() implements RowOutcome {}

    /**
     * No later try would succeed.
     *
     * @param reason the kind of failure
     */
    record Unpublishable(String reason) implements RowOutcome {}

    /**
     * Not known to be taken: it is sent again.
     *
     * @param reason the kind of failure
     */
    record Failed(String reason) implements RowOutcome {}

    /** Not sent: a row of the same key ahead of it was not published. */
    record Waits() implements RowOutcome {}
}
