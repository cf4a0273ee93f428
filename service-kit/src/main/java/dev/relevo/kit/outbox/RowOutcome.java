package dev.relevo.kit.outbox;

/** The outcome of sending one row. */
public sealed interface RowOutcome {
    /** The broker acknowledged the record. */
    record Published() implements RowOutcome {}

    /**
     * The row cannot be published until its reason is resolved; it is parked.
     *
     * @param reason the kind of failure
     * @param isOfTopic true when each row of the topic fails like this one
     */
    record Unpublishable(String reason, boolean isOfTopic) implements RowOutcome {}

    /**
     * The broker did not acknowledge the record: the relay retries it.
     *
     * @param reason class name of the failure
     */
    record Failed(String reason) implements RowOutcome {}

    /** Not sent: a previous row of the same key was not published. */
    record Waits() implements RowOutcome {}
}
