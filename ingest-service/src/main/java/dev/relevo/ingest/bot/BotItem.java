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
     * @param got what it is: a word, or only its kind where it may be personal
     */
    record Rejected(String field, String expected, String got) implements BotItem {}
}
