package dev.relevo.router.conversation;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent;
import java.time.Instant;

/** What can change a conversation: an event, an action, a timer, or a merge. */
public sealed interface Input {
    /** An event. */
    record Happened(ConversationEvent event) implements Input {}

    /** An agent's action. */
    record Acted(AgentAction action) implements Input {}

    /**
     * The time that {@code Outcome.wakeAt} asked for has come.
     *
     * @param scheduled that time; the clock may be past it
     */
    record Due(Instant scheduled) implements Input {}

    /**
     * Another conversation turned out to belong to the same person.
     *
     * @param eventId of the event that brought it
     * @param other its state
     */
    record Joined(String eventId, Conversation other) implements Input {}
}
