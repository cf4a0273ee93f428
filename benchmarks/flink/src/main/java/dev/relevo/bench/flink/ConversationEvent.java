package dev.relevo.bench.flink;

import org.jspecify.annotations.Nullable;

/** What the rules need of an event. A Flink POJO: public fields and a constructor without arguments, for its fast serializer. */
public class ConversationEvent {
    /** Number × person. */
    public String conversationId = "";

    /** As the contract names it, for example {@code user-message}. */
    public String type = "";

    /** What was written; null when nothing was. */
    public @Nullable String text;

    /** What the bot says of itself; null when it says nothing. */
    public @Nullable String signal;
}
