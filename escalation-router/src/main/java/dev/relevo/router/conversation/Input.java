package dev.relevo.router.conversation;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import java.time.Instant;

/** What can move a conversation. */
public sealed interface Input {
    /** Something happened in it. */
    record Happened(ConversationEvent event) implements Input {}

    /** An agent wants something done. */
    record Acted(AgentAction action) implements Input {}

    /**
     * The time that {@code Outcome.wakeAt} asked for has come.
     *
     * @param scheduled that time; the clock may be past it
     */
    record Due(Instant scheduled) implements Input {}

    /**
     * Another conversation turned out to be this person's.
     *
     * @param eventId of the event that brought it
     * @param other its state
     */
    record Joined(String eventId, Conversation other) implements Input {}
}
