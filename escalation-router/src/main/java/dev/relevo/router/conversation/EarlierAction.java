package dev.relevo.router.conversation;

import dev.relevo.event.AgentAction;
import dev.relevo.event.HandoffEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What an action came to that was taken before under the same id.
 *
 * @param isSame whether it asked for the same
 * @param event that answered it; empty for a reply or a note that was taken
 */
public record EarlierAction(boolean isSame, Optional<HandoffEvent> event) {
    /** Empty when the action is new, or its outcome is no longer kept. */
    public static Optional<EarlierAction> of(Conversation conversation, AgentAction action, Instant now) {
        return conversation
                .ledger()
                .outcome(action.action().actionId(), now)
                .map(known -> new EarlierAction(known.isOfBody(action), known.event(action)));
    }
}
