package dev.relevo.bench.flink;

import org.jspecify.annotations.Nullable;

/** The fields of an event that the rules need. A Flink POJO: public fields and a no-argument constructor, for its fast serializer. */
public class ConversationEvent {
    /** Phone number id and person. */
    public String conversationId = "";

    /** The event type of the contract, for example {@code user-message}. */
    public String type = "";

    /** The message text; null when the event has none. */
    public @Nullable String text;

    /** The bot's signal; null when the event has none. */
    public @Nullable String signal;
}
