package dev.relevo.ingest.bot;

import dev.relevo.event.ConversationEvent;

/** What one item of a request came to. */
sealed interface BotItem {
    /** It is an event. */
    record Accepted(ConversationEvent event) implements BotItem {}

    /**
     * It is not.
     *
     * @param field what is wrong
     * @param expected what it should be
     * @param got what it is: its kind or size, never its value
     * @param outOfBounds larger than anything that is stored, or a time that cannot be: the whole request is refused
     */
    record Rejected(String field, String expected, String got, boolean outOfBounds) implements BotItem {}
}
