package dev.relevo.router.handoff;

import dev.relevo.event.Event;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one input. State, events and timer are committed together.
 *
 * @param next the new state; null deletes the conversation
 * @param events what to publish, in order
 * @param wakeAt when {@link Input.Due} is due; null without a timer
 */
public record Outcome(
        @Nullable Conversation next,
        List<Event> events,
        @Nullable Instant wakeAt) {
    public Outcome {
        events = List.copyOf(events);
    }
}
