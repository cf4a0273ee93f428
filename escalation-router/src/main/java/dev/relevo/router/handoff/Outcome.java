package dev.relevo.router.handoff;

import dev.relevo.event.Event;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input came to. State, events and timer are to be committed together.
 *
 * @param next the state from now on; null forgets the conversation
 * @param events what to publish, in order
 * @param wakeAt when to come back with {@link Input.Due}; null when nothing is waited for
 */
public record Outcome(
        @Nullable Conversation next,
        List<Event> events,
        @Nullable Instant wakeAt) {
    public Outcome {
        events = List.copyOf(events);
    }
}
