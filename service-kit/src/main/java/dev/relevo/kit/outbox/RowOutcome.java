package dev.relevo.kit.outbox;

/** The outcome of sending one row. */
sealed interface RowOutcome {
    /** The broker acknowledged the record. */
    record Published() implements RowOutcome {}

    /** The row cannot be published until its reason is resolved; it is parked. */
    record Unpublishable(ParkReason reason) implements RowOutcome {}

    /**
     * The broker did not acknowledge the record: the relay retries it.
     *
     * @param reason class name of the failure
     */
    record Failed(String reason) implements RowOutcome {}

    /** Not sent: a previous row of the same key was not published. */
    record Waits() implements RowOutcome {}

    /** True when each further row of the topic would block as long as this one and fail like it. */
    default boolean isOfTopic() {
        return this instanceof Failed
                || this instanceof Unpublishable(ParkReason reason) && reason == ParkReason.TOPIC_MISSING;
    }
}
