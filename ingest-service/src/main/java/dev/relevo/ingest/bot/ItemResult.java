package dev.relevo.ingest.bot;

import dev.relevo.event.ConversationEvent;

/** The result of reading one item of a request. */
sealed interface ItemResult {
    /** A valid item, as an event. */
    record Accepted(ConversationEvent event) implements ItemResult {}

    /**
     * An invalid item.
     *
     * @param field the invalid field
     * @param expected the expected value
     * @param got the kind or size of the actual value, never the value itself
     * @param outOfBounds whether a size limit or the range of times is exceeded: the whole request is rejected
     */
    record Rejected(String field, String expected, String got, boolean outOfBounds) implements ItemResult {}
}
